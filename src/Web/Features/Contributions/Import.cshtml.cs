using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Features.Contributions.Imports;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Spreadsheets;

namespace Tisserand.Web.Features.Contributions;

/// <summary>Import of an export of HelloAsso: a file, a preview with its choices, a confirmation. Nothing is written before it.</summary>
[Requires(Area.Contributions, Level.Act)]
[RequestSizeLimit(SheetFile.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = SheetFile.MostSent)]
public sealed class ImportModel(TisserandDb db, ImportHelloAsso import, CptsOfRequest here, Clock clock) : PageModel
{
    [BindProperty]
    public IFormFile? Export { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    /// <summary>The file, in base 64, carried from the preview to the confirmation.</summary>
    [BindProperty]
    public string? Held { get; set; }

    [BindProperty]
    public List<Choice> Choices { get; set; } = [];

    public IReadOnlyList<ImportLine> Lines { get; private set; } = [];

    public bool MayChangeAmounts => here.Allows(Area.Overrides, Level.Act);

    public IReadOnlyList<SelectListItem> Years =>
        [.. Enumerable.Range(clock.Today.Year - 2, 4).Reverse().Select(y => y.ToString(CultureInfo.InvariantCulture)).Select(y => new SelectListItem(y, y))];

    private int YearRead => ContributionYears.Read(Year) ?? clock.Today.Year;

    private Dictionary<string, ImportChoice> Said => Choices.Where(c => c.Key is not null).DistinctBy(c => c.Key).ToDictionary(c => c.Key!, c => new ImportChoice(c.Member, c.AcceptsAmount), StringComparer.Ordinal);

    public void OnGet() => Year = clock.Today.Year.ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnPost()
    {
        if (Export is null || Export.Length > HelloAssoFile.MostBytes)
        {
            ModelState.AddModelError(nameof(Export), Export is null ? "Choisissez le fichier exporté de HelloAsso." : HelloAssoFile.TooLong);
            return Page();
        }
        using var memory = new MemoryStream();
        await Export.CopyToAsync(memory, HttpContext.RequestAborted);
        return await Show(memory.ToArray());
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        var buffer = new byte[HelloAssoFile.MostBytes + 3];
        if (Held is null || !Convert.TryFromBase64String(Held, buffer, out var length))
        {
            ModelState.AddModelError("", "Choisissez de nouveau le fichier.");
            return Page();
        }
        var content = buffer[..length];
        var done = await import.Import(content, YearRead, Said, MayChangeAmounts, await Acting.Read(db, HttpContext), clock.Today, HttpContext.RequestAborted);
        if (!done.Succeeded)
        {
            ModelState.Refuse(done.Refusals, prefix: "");
            return await Show(content);
        }
        var left = done.Value.Lines.Count(l => l.Fate is ImportFate.ToChoose or ImportFate.Unknown or ImportFate.Refused);
        TempData["Done"] = $"{French.Count(done.Value.Paid, "paiement importé", "paiements importés")}, {French.Euros(done.Value.Amount)}."
            + (left > 0 ? $" {French.Count(left, "ligne laissée", "lignes laissées")} de côté\u00A0: le même fichier se relit sans rien doubler." : "");
        return Redirect(here.Link("finances/cotisations?annee=" + YearRead.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<IActionResult> Show(byte[] content)
    {
        var lines = await import.Preview(content, YearRead, Said, clock.Today, HttpContext.RequestAborted);
        if (!lines.Succeeded)
        {
            ModelState.Refuse(lines.Refusals, prefix: "");
            return Page();
        }
        Lines = lines.Value;
        Held = Convert.ToBase64String(content);
        ModelState.Remove(nameof(Held));
        return Page();
    }

    public sealed class Choice
    {
        public string? Key { get; set; }

        public Guid? Member { get; set; }

        public bool AcceptsAmount { get; set; }
    }
}
