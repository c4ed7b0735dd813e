using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Funding;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>A letter of the fund, typed with its file: the amount of each line that it names.</summary>
[Requires(Area.Overrides, Level.Act)]
public sealed class NotificationFormModel(TisserandDb db, RecordNotification record, ContractQueries contracts, FileStore files, CptsOfRequest here, Clock clock) : PageModel
{
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Piece { get; set; }

    public AciContract Contract { get; private set; } = null!;

    public async Task<IActionResult> OnGet([FromQuery(Name = "annee")] int? year)
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return Redirect(here.Link("contrat"));
        }
        Contract = outlook.Contract;
        var letter = Contract.Notifications.FirstOrDefault(n => n.Id == Id);
        if (Id is not null && letter is null)
        {
            return NotFound();
        }
        Input = new() { Year = letter?.ContractYear ?? year ?? outlook.ContractYear, NotifiedOn = letter?.NotifiedOn, Label = letter?.Label };
        Input.Lines = [.. Keys(outlook, letter).Select(k => new LineForm
        {
            Key = Key(k.Mission, k.Part),
            Amount = letter?.Amounts.FirstOrDefault(a => (a.Mission, a.Part) == k)?.Amount.Euros.ToString("0.00", French.Culture),
        })];
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await contracts.On(clock.Today, HttpContext.RequestAborted) is not { } outlook)
        {
            return NotFound();
        }
        Contract = outlook.Contract;
        var lines = new List<NotifiedLine>();
        for (var i = 0; i < Input.Lines.Count; i++)
        {
            var (typed, key) = (Input.Lines[i].Amount, Read(Input.Lines[i].Key));
            if (string.IsNullOrWhiteSpace(typed) || key is null)
            {
                continue;
            }
            if (French.ParseEuros(typed) is { } amount)
            {
                lines.Add(new(key.Value.Mission, key.Value.Part, amount));
            }
            else
            {
                ModelState.AddModelError($"Input.Lines[{i}].Amount", "Indiquez un montant en euros, deux décimales au plus.");
            }
        }
        if (ModelState.IsValid)
        {
            var outcome = await record.Record(Id, Input.Year, Input.NotifiedOn, Input.Label, lines, clock.Today, HttpContext.RequestAborted);
            if (outcome.Succeeded)
            {
                if (outcome.Value is not { } letter)
                {
                    return NotFound();
                }
                TempData["Done"] = "Notification enregistrée\u00A0: le calendrier suit les montants notifiés." + await files.Join(db, Piece, nameof(FundNotification), letter.Id, HttpContext.RequestAborted);
                return Redirect(here.Link("finances/notifie/" + letter.Id));
            }
            ModelState.Refuse(outcome.Refusals.Select(r => r.Field switch
            {
                nameof(FundNotification.ContractYear) => r with { Field = nameof(Form.Year) },
                nameof(FundNotification.Amounts) => r with { Field = "Lines[0].Amount" },
                _ => r,
            }));
        }
        return Page();
    }

    /// <summary>« Accès aux soins, part fixe ».</summary>
    public static string LabelOf(string? key) =>
        Read(key) is { } line ? FundingCodes.Label(line.Mission) + (line.Mission is null ? "" : ", " + line.Part.Label().ToLower(French.Culture)) : "";

    /// <summary>Functioning, the missions that have a start, and what the letter names besides.</summary>
    private static IEnumerable<(MissionCode? Mission, FundingPart Part)> Keys(ContractOutlook outlook, FundNotification? letter) =>
        new (MissionCode?, FundingPart)[] { (null, FundingPart.Functioning) }
            .Concat(outlook.Contract.Terms(outlook.Missions).Missions.SelectMany(m => new (MissionCode?, FundingPart)[] { (m.Code, FundingPart.Fixed), (m.Code, FundingPart.Variable) }))
            .Concat(letter?.Amounts.Select(a => (a.Mission, a.Part)) ?? []).Distinct();

    private static string Key(MissionCode? mission, FundingPart part) => $"{FundingCodes.Code(mission)}.{part.Code()}";

    private static (MissionCode? Mission, FundingPart Part)? Read(string? key) => (
        from mission in MissionCodes.All.Cast<MissionCode?>().Prepend(null)
        from part in Enum.GetValues<FundingPart>()
        where mission is null == (part == FundingPart.Functioning) && Key(mission, part) == key
        select ((MissionCode?, FundingPart)?)(mission, part)).FirstOrDefault();

    public sealed class Form
    {
        public int? Year { get; set; }

        public DateOnly? NotifiedOn { get; set; }

        public string? Label { get; set; }

        public List<LineForm> Lines { get; set; } = [];
    }

    public sealed class LineForm
    {
        public string? Key { get; set; }

        public string? Amount { get; set; }
    }
}
