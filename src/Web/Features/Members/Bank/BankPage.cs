using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>
/// Coordonnées bancaires of one person, for the trésorier or for the person: masked until asked for, and each asking leaves a line.
/// </summary>
public abstract class BankPage(TisserandDb db, KeepBankDetails keep) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>None: an account that is nobody's entry.</summary>
    public Member? Member { get; private set; }

    public BankDetails? Details { get; private set; }

    /// <summary>Shown whole: it was asked for, and noted.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The form is shown.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>The last first.</summary>
    public IReadOnlyList<BankDetailsReading> Readings { get; private set; } = [];

    /// <summary>Said of the person by the page: « Camille Roche », « vous ».</summary>
    public abstract bool IsOwn { get; }

    /// <summary>Where one goes back to.</summary>
    public abstract string Back { get; }

    protected CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Show();

    public Task<IActionResult> OnPostShow() => Open(BankReadingReason.Shown);

    public Task<IActionResult> OnPostEdit() => Open(BankReadingReason.Edited);

    public async Task<IActionResult> OnPost()
    {
        if (await Whose() is not { } member)
        {
            return NotFound();
        }
        ModelState.Refuse(await keep.Save(member.Id, new(Input.Iban, Input.Bic, Input.Holder), Stop));
        if (!ModelState.IsValid)
        {
            IsEdited = true;
            return await Show();
        }
        TempData["Done"] = "Les coordonnées bancaires sont enregistrées.";
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostForget()
    {
        if (await Whose() is not { } member)
        {
            return NotFound();
        }
        await keep.Forget(member.Id, Stop);
        TempData["Done"] = "Les coordonnées bancaires sont effacées.";
        return Redirect(Request.Path);
    }

    /// <summary>The person whose details these are; null: nobody.</summary>
    protected abstract Task<Member?> Whose();

    /// <summary>When there is nobody.</summary>
    protected abstract IActionResult Missing();

    private async Task<IActionResult> Open(BankReadingReason reason)
    {
        if (await Whose() is not { } member)
        {
            return NotFound();
        }
        var details = await keep.Open(member.Id, reason, Stop);
        IsOpen = details is not null && reason == BankReadingReason.Shown;
        IsEdited = reason == BankReadingReason.Edited;
        Input = details is null ? new() { Holder = member.FullName } : new() { Iban = details.Account.Formatted, Bic = details.Bic, Holder = details.Holder };
        ModelState.Clear();
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        if (await Whose() is not { } member)
        {
            return Missing();
        }
        Member = member;
        Details = await db.Set<BankDetails>().AsNoTracking().SingleOrDefaultAsync(b => b.MemberId == member.Id, Stop);
        Readings = await db.Set<BankDetailsReading>().AsNoTracking().Where(r => r.MemberId == member.Id).OrderByDescending(r => r.ReadAt).Take(20).ToListAsync(Stop);
        return Page();
    }

    public sealed class Form
    {
        public string? Iban { get; set; }

        public string? Bic { get; set; }

        public string? Holder { get; set; }
    }
}
