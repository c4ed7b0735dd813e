using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Spreadsheets;

namespace Tisserand.Web.Features.Banking;

/// <summary>A statement: a file, what its columns say when nobody knows yet, what it holds, a confirmation. Nothing is written before it.</summary>
[Requires(Area.Payments, Level.Act)]
[RequestSizeLimit(SheetFile.MostSent)]
[RequestFormLimits(MultipartBodyLengthLimit = SheetFile.MostSent, ValueLengthLimit = MostHeld)]
public sealed class ImportModel(TisserandDb db, ImportStatement import, CptsOfRequest here) : PageModel
{
    /// <summary>The longest file, in base 64.</summary>
    private const int MostHeld = (StatementFile.MostBytes / 3 * 4) + 8;

    [BindProperty]
    public IFormFile? Statement { get; set; }

    /// <summary>The file, in base 64, carried from the preview to the confirmation.</summary>
    [BindProperty]
    public string? Held { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public BankAccount Account { get; private set; } = null!;

    public StatementPlan? Plan { get; private set; }

    /// <summary>Whose columns are asked for.</summary>
    public BankTable? Table { get; private set; }

    /// <summary>As its lines would be read; null while its columns do not hold.</summary>
    public TableReading? Reading { get; private set; }

    public static IReadOnlyList<SelectListItem> Signs { get; } = [new("Une dépense porte un signe moins", "False"), new("Une dépense est écrite sans signe moins", "True")];

    public static IReadOnlyList<SelectListItem> Decimals { get; } = [new("1\u00A0234,56 (virgule)", nameof(DecimalSign.Comma)), new("1,234.56 (point)", nameof(DecimalSign.Point))];

    public static IReadOnlyList<SelectListItem> Orders { get; } =
        [new("Jour, mois, année", nameof(DayOrder.DayMonthYear)), new("Mois, jour, année", nameof(DayOrder.MonthDayYear)), new("Année, mois, jour", nameof(DayOrder.YearMonthDay))];

    public async Task<IActionResult> OnGet(Guid id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid id)
    {
        if (!await Find(id))
        {
            return NotFound();
        }
        if (Statement is null || Statement.Length > StatementFile.MostBytes)
        {
            ModelState.AddModelError(nameof(Statement), Statement is null ? "Choisissez le fichier téléchargé de la banque." : $"Ce fichier est trop gros pour un relevé\u00A0: {French.FileSize(StatementFile.MostBytes)} au plus.");
            return Page();
        }
        using var memory = new MemoryStream();
        await Statement.CopyToAsync(memory, HttpContext.RequestAborted);
        var text = ImportStatement.Text(memory.ToArray());
        if (!text.Succeeded)
        {
            ModelState.Refuse(text.Refusals, prefix: "");
            return Page();
        }
        return await Show(text.Value);
    }

    /// <summary>What the columns say, as corrected; without a correction, as it is known or seems.</summary>
    public async Task<IActionResult> OnPostColumns(Guid id)
    {
        if (!await Find(id) || Bytes() is not { } content)
        {
            return Account is null ? NotFound() : Again();
        }
        await ShowColumns(content, Input.Roles.Length > 0 ? Input.Mapping : null);
        return Table is null ? Again() : Page();
    }

    public async Task<IActionResult> OnPostConfirm(Guid id)
    {
        if (!await Find(id) || Bytes() is not { } content)
        {
            return Account is null ? NotFound() : Again();
        }
        if (Input.Roles.Length > 0 && Input.Mapping.Check().Count > 0)
        {
            await ShowColumns(content, Input.Mapping);
            return Page();
        }
        var done = await import.Import(Account, content, Input.Roles.Length > 0 ? new(Input.Mapping, Input.WithoutRefused) : null, HttpContext.RequestAborted);
        if (!done.Succeeded)
        {
            ModelState.Refuse(done.Refusals, prefix: "");
            if (Input.Roles.Length > 0)
            {
                await ShowColumns(content, Input.Mapping);
            }
            return Page();
        }
        TempData["Done"] = $"{French.Count(done.Value.New.Count, "ligne importée", "lignes importées")}." + (Input.Roles.Length > 0 ? " Le prochain fichier de mêmes titres de colonnes sera lu sans rien demander." : "");
        return Redirect(here.Link($"comptes/banque/{id}"));
    }

    private async Task<IActionResult> Show(byte[] content)
    {
        var plan = await import.Preview(Account, content, null, HttpContext.RequestAborted);
        Hold(content);
        if (plan.Succeeded)
        {
            Plan = plan.Value;
            return Page();
        }
        // A table that nobody knows, or of which some lines do not read: its columns are shown.
        if (plan.Refusals.All(r => r == StatementFile.HeadingsUnknown || r.Code.StartsWith("row-", StringComparison.Ordinal)))
        {
            await ShowColumns(content, null);
        }
        if (Table is null || Reading is null || Reading.Refused.Count == 0)
        {
            ModelState.Refuse(plan.Refusals.Where(r => Table is null || r != StatementFile.HeadingsUnknown), prefix: "");
        }
        return Page();
    }

    private async Task ShowColumns(byte[] content, ColumnMapping? told)
    {
        if (await import.Columns(Account, content, HttpContext.RequestAborted) is not { } known)
        {
            return;
        }
        Hold(content);
        (Table, var mapping) = (known.Table, told is not null && told.Roles.Count == known.Table.Headings.Count ? told : known.Mapping);
        Input = Form.Of(mapping);
        var refusals = mapping.Check();
        ModelState.Refuse(refusals, prefix: "");
        if (refusals.Count == 0)
        {
            Reading = Table.Read(mapping);
            Plan = (await import.Preview(Account, content, new(mapping, WithoutRefused: true), HttpContext.RequestAborted)).Value;
        }
    }

    private void Hold(byte[] content)
    {
        Held = Convert.ToBase64String(content);
        ModelState.Remove(nameof(Held));
    }

    private byte[]? Bytes()
    {
        var buffer = new byte[StatementFile.MostBytes + 3];
        return Held is not null && Convert.TryFromBase64String(Held, buffer, out var length) ? buffer[..length] : null;
    }

    private PageResult Again()
    {
        ModelState.AddModelError("", "Choisissez de nouveau le fichier.");
        return Page();
    }

    private async Task<bool> Find(Guid id)
    {
        Account = (await db.Set<BankAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, HttpContext.RequestAborted))!;
        return Account is not null;
    }

    public sealed class Form
    {
        public ColumnRole[] Roles { get; set; } = [];

        public bool SpendingIsPositive { get; set; }

        public DecimalSign Decimals { get; set; }

        public DayOrder Days { get; set; }

        /// <summary>The lines that do not read are left.</summary>
        public bool WithoutRefused { get; set; }

        internal ColumnMapping Mapping => new(Roles, SpendingIsPositive, Decimals, Days);

        internal static Form Of(ColumnMapping mapping) => new()
        {
            Roles = [.. mapping.Roles],
            SpendingIsPositive = mapping.SpendingIsPositive,
            Decimals = mapping.Decimals ?? DecimalSign.Comma,
            Days = mapping.Days ?? DayOrder.DayMonthYear,
        };
    }
}
