using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Merging;

/// <summary>Two entries side by side: merged, or said to be two persons.</summary>
[Requires(Area.Members, Level.Act)]
public sealed class MergeModel(TisserandDb db, MergeMembers merge, AccountOfMember accounts, CptsOfRequest here) : PageModel
{
    /// <summary>The entry that is kept.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute(Name = "other")]
    public Guid OtherId { get; set; }

    /// <summary>By rubric: whether it is taken from the entry that goes.</summary>
    [BindProperty]
    public Dictionary<MergedField, bool> Choices { get; set; } = [];

    /// <summary>Rubrics taken from the entry that goes.</summary>
    public IReadOnlyList<MergedField> FromOther { get; private set; } = [];

    public Member Kept { get; private set; } = null!;

    public Member Other { get; private set; } = null!;

    public MergePreview Preview { get; private set; } = new([], [], []);

    /// <summary>Periods of membership and places of the merged entry.</summary>
    public MemberMerge Merged { get; private set; } = null!;

    public IReadOnlyList<AccountChoice> Accounts { get; private set; } = [];

    public IReadOnlyList<College> Colleges { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (!await Read())
        {
            return NotFound();
        }
        FromOther = [.. MemberMerge.Proposed(Kept, Other)];
        await Show();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Read())
        {
            return NotFound();
        }
        FromOther = [.. Choices.Where(c => c.Value).Select(c => c.Key)];
        var merged = await merge.Merge(Id, OtherId, FromOther, HttpContext.RequestAborted);
        if (!merged.Succeeded)
        {
            ModelState.Refuse(merged.Refusals.Select(r => r with { Field = "" }));
            await Show();
            return Page();
        }
        TempData["Done"] = $"Les deux fiches n’en font plus qu’une, celle de {merged.Value.FullName}.";
        return Redirect(here.Link("adherents/" + Id));
    }

    /// <summary>They are two persons: proposed no more.</summary>
    public async Task<IActionResult> OnPostDistinct()
    {
        if (!await Read())
        {
            return NotFound();
        }
        if (!await db.Set<DistinctPersons>().AnyAsync(d => (d.FirstId == Id && d.SecondId == OtherId) || (d.FirstId == OtherId && d.SecondId == Id), HttpContext.RequestAborted))
        {
            db.Add(DistinctPersons.Of(Id, OtherId));
            await db.SaveChangesAsync(HttpContext.RequestAborted);
        }
        TempData["Done"] = $"{Kept.FullName} et {Other.FullName} sont deux personnes\u00A0: la paire ne sera plus proposée.";
        return Redirect(here.Link("adherents/doublons"));
    }

    /// <summary>What an entry says of a rubric.</summary>
    public string Value(Member member, MergedField field) => field switch
    {
        MergedField.LastName => member.LastName,
        MergedField.FirstName => member.FirstName,
        MergedField.Profession => Member.ProfessionLabel(member.Profession),
        MergedField.Rpps => member.Rpps ?? "",
        MergedField.Practice => MemberText.Practice(member.IsLiberal, member.IsSalaried),
        MergedField.Email => member.Email,
        MergedField.Phone => French.Phone(member.Phone),
        MergedField.Notes => member.Notes,
        MergedField.Account => member.AccountId is { } id ? Accounts.FirstOrDefault(a => a.Id == id)?.FullName ?? "Relié" : "",
        MergedField.Kind => member.Kind.Label(),
        MergedField.Finess => member.Finess ?? "",
        MergedField.Siret => member.Siret ?? "",
        MergedField.College => Colleges.FirstOrDefault(c => c.Id == member.CollegeId)?.Name ?? "",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string Label(MergedField field) => field switch
    {
        MergedField.LastName => "Nom",
        MergedField.FirstName => "Prénom",
        MergedField.Profession => "Profession",
        MergedField.Rpps => "Numéro RPPS",
        MergedField.Practice => "Exercice",
        MergedField.Email => "Adresse électronique",
        MergedField.Phone => "Téléphone",
        MergedField.Notes => "Notes",
        MergedField.Account => "Compte Tisserand",
        MergedField.College => "Collège",
        MergedField.Kind => "Nature",
        MergedField.Finess => "Numéro FINESS",
        MergedField.Siret => "Numéro SIRET",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private async Task<bool> Read()
    {
        var stop = HttpContext.RequestAborted;
        if (Id == OtherId || await db.ReadMember(Id, stop) is not { } kept || await db.ReadMember(OtherId, stop) is not { } other)
        {
            return false;
        }
        (Kept, Other) = (kept, other);
        return true;
    }

    private async Task Show()
    {
        Accounts = await accounts.Choices(HttpContext.RequestAborted);
        Colleges = await db.ReadColleges(HttpContext.RequestAborted);
        Merged = new(Kept, Other, FromOther);
        Preview = await merge.Preview(Id, OtherId, HttpContext.RequestAborted);
    }
}
