using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reference;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Admissions;

/// <summary>The public form of a CPTS: who applies, as what, and the texts accepted. No account.</summary>
[Public]
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class JoinModel(TisserandDb db, DirectoryQueries directory, ApplyForMembership apply, CptsOfRequest here) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public AdmissionSettings? Settings { get; private set; }

    /// <summary>Versions in force, in the order shown.</summary>
    public IReadOnlyDictionary<JoiningTextKind, int> Texts { get; private set; } = new Dictionary<JoiningTextKind, int>();

    /// <summary>The address to which the link was sent, once the form is accepted.</summary>
    public string? SentTo { get; private set; }

    public bool IsOpen => Settings is { IsOpen: true };

    /// <summary>Nobody becomes an honorary member by a form.</summary>
    public static IReadOnlyList<SelectListItem> Categories { get; } =
        [new("", ""), .. MemberCategories.All.Where(c => c != MemberCategory.Honorary).Select(c => new SelectListItem(c.Label(), c.Code()))];

    private CancellationToken Stop => HttpContext.RequestAborted;

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost()
    {
        if (await Show() is var page && !IsOpen)
        {
            return page;
        }
        var (details, communes) = Input.Read();
        if (communes.Count > 0 || !ModelState.IsValid)
        {
            ModelState.Refuse(communes.Concat(MembershipApplication.Send(details, Texts, Input.Accepted, DateTime.UnixEpoch, out _).Refusals.Where(r => r.Field != "Sites[0].Commune")));
            return page;
        }
        var sent = await apply.Send(here.Required, details, Input.Shown(), Input.Accepted, Stop);
        if (sent.Succeeded)
        {
            SentTo = sent.Value.Email;
            return page;
        }
        ModelState.Refuse(sent.Refusals);
        if (sent.Refusals.Any(r => r.Code == "texts-changed"))
        {
            Input.Accepted = false;
            ModelState.Remove("Input.Accepted");
            ModelState.AddModelError("Input.Accepted", sent.Refusals[0].Message);
        }
        return page;
    }

    /// <summary>Takes over what the public directory knows of the RPPS number; contacts already typed are kept.</summary>
    public async Task<IActionResult> OnPostDirectory()
    {
        ModelState.Clear();
        if (await Known(Input.Rpps) is { } known)
        {
            Input.Fill(known);
        }
        else
        {
            ModelState.AddModelError("Input.Rpps", RppsNumber.Parse(Input.Rpps).Succeeded
                ? "L’annuaire public ne connaît pas ce numéro\u00A0: remplissez le formulaire à la main."
                : "Un numéro RPPS compte onze chiffres.");
        }
        return await Show();
    }

    /// <summary>Fragment: what the directory knows of the number being typed.</summary>
    public async Task<IActionResult> OnGetRpps([FromQuery(Name = "Input.Rpps")] string? rpps) =>
        Partial("_KnownByDirectory", await Known(rpps));

    /// <summary>Fragment: the communes that answer what is being typed.</summary>
    public IActionResult OnGetCommunes([FromQuery(Name = "Input.Commune")] string? typed) =>
        Partial("_CommuneOptions", Geography.Current.Search(typed ?? "", 12));

    private async Task<IActionResult> Show()
    {
        Settings = await db.Set<AdmissionSettings>().AsNoTracking().SingleOrDefaultAsync(Stop);
        Texts = await apply.Versions(Stop);
        return Page();
    }

    private async Task<Professional?> Known(string? rpps) =>
        RppsNumber.Parse(rpps) is { Succeeded: true, Value: var number } ? await directory.FindByRpps(number.Digits, Stop) : null;

    /// <summary>The form, as typed.</summary>
    public sealed class Form
    {
        public string? Category { get; set; }

        public string? Organisation { get; set; }

        public string? Rpps { get; set; }

        public string? LastName { get; set; }

        public string? FirstName { get; set; }

        public string? Profession { get; set; }

        /// <summary>Liberal and salaried both.</summary>
        public bool IsMixed { get; set; }

        public string? Email { get; set; }

        public string? Phone { get; set; }

        public string? Commune { get; set; }

        public string? SiteLabel { get; set; }

        public string? Address { get; set; }

        public string? Message { get; set; }

        public bool Accepted { get; set; }

        /// <summary>« statuts:2 donnees:0 »: the versions that the page showed.</summary>
        public string? Versions { get; set; }

        internal IReadOnlyDictionary<JoiningTextKind, int> Shown() => (Versions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split(':')).Where(v => v.Length == 2 && JoiningTexts.Find(v[0]) is not null && int.TryParse(v[1], CultureInfo.InvariantCulture, out _))
            .DistinctBy(v => v[0]).ToDictionary(v => JoiningTexts.Find(v[0])!.Value, v => int.Parse(v[1], CultureInfo.InvariantCulture));

        internal void Fill(Professional known)
        {
            var typed = new MemberForm { Email = Email, Phone = Phone };
            MemberOfDirectory.Fill(typed, known);
            (LastName, FirstName, Profession, Rpps, Email, Phone) = (typed.LastName, typed.FirstName, typed.Profession, typed.Rpps, typed.Email, typed.Phone);
            IsMixed = typed is { IsLiberal: true, IsSalaried: true };
            Category ??= (typed.IsSalaried && !typed.IsLiberal ? MemberCategory.Salaried : MemberCategory.Liberal).Code();
            if (string.IsNullOrWhiteSpace(Commune) && typed.Sites is [var site, ..])
            {
                (Commune, SiteLabel, Address) = (site.Commune, site.Label, site.Address);
            }
        }

        /// <summary>The refusals are those of the commune alone: the application itself refuses the rest.</summary>
        internal (ApplicationDetails Details, List<Refusal> Communes) Read()
        {
            var category = MemberCategories.Find(Category);
            var person = new MemberForm
            {
                LastName = LastName,
                FirstName = FirstName,
                // A representative of users or a partner need not say one.
                Profession = string.IsNullOrEmpty(Profession) && category is MemberCategory.Structure or MemberCategory.UserRepresentative or MemberCategory.Other
                    ? Member.OtherProfession : Profession,
                Rpps = Rpps,
                IsLiberal = IsMixed || category is MemberCategory.Liberal,
                IsSalaried = IsMixed || category is MemberCategory.Salaried,
                Email = Email,
                Phone = Phone,
                Sites = [new() { Commune = Commune, Label = SiteLabel, Address = Address }],
            };
            var (details, communes) = person.Read();
            return (new(category, Organisation, details, Message), communes.ConvertAll(r => r with { Field = "Commune" }));
        }
    }
}
