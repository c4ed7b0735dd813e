using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Accounting;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>An entry written by hand, or its draft changed.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class EntryFormModel(TisserandDb db, PostEntry post, WriteEntry write, CptsOfRequest here, Clock clock) : PageModel
{
    private const int Rows = 4;

    /// <summary>Null for a new one.</summary>
    [FromRoute]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Chart Chart { get; private set; } = Chart.National;

    /// <summary>The label seems to name a patient.</summary>
    public string? Warning { get; private set; }

    public static IReadOnlyList<SelectListItem> Journals { get; } = [.. Chart.Journals.Where(j => j != JournalKind.Opening).Select(j => new SelectListItem(Chart.LabelOf(j), j.ToString()))];

    public static IReadOnlyList<SelectListItem> Missions { get; } = [new(AxisWords.Running, ""), .. AxisWords.Missions.Where(m => m.Code != AxisWords.RunningCode).Select(m => new SelectListItem(m.Label, m.Code))];

    public async Task<IActionResult> OnGet()
    {
        Input.On = clock.Today;
        if (Id is { } id)
        {
            if (await Draft(id) is not { } entry)
            {
                return NotFound();
            }
            Input = Form.Of(entry);
        }
        return await Show(Rows);
    }

    public async Task<IActionResult> OnPostMore()
    {
        if (Id is { } id && await Draft(id) is null)
        {
            return NotFound();
        }
        ModelState.Clear();
        return await Show(Input.Lines.Count + Rows);
    }

    public async Task<IActionResult> OnPost()
    {
        var stop = HttpContext.RequestAborted;
        var entry = Id is { } draft ? await Draft(draft) : null;
        if (Id is not null && entry is null)
        {
            return NotFound();
        }
        if (!ModelState.IsValid || !Input.Read(ModelState))
        {
            return await Show(Input.Lines.Count);
        }
        var source = new PostingSource(PostingSource.ByHand, entry?.SourceId ?? Guid.CreateVersion7());
        var id = Id;
        if (entry is not null)
        {
            ModelState.Refuse(await write.Rewrite(entry.Id, Input.PostingFrom(source), stop) ?? []);
        }
        else
        {
            var posted = await post.Post(Input.PostingFrom(source), stop);
            ModelState.Refuse(posted.Refusals.Select(r => r with { Field = Input.FieldOf(r.Field) }));
            id = posted.Value?.Id;
        }
        if (!ModelState.IsValid)
        {
            return await Show(Input.Lines.Count);
        }
        TempData["Done"] = "Le brouillon est enregistré.";
        return Redirect(here.Link("comptes/ecritures/" + id));
    }

    private Task<Entry?> Draft(Guid id) =>
        db.Set<Entry>().AsNoTracking().Include(e => e.Lines).SingleOrDefaultAsync(e => e.Id == id && e.Number == null && e.SourceKind == PostingSource.ByHand, HttpContext.RequestAborted);

    private async Task<PageResult> Show(int rows)
    {
        Chart = await db.ReadChart(HttpContext.RequestAborted);
        Warning = PatientWatch.Warnings((Input.Label, "Label")).Select(w => w.Message).FirstOrDefault();
        while (Input.Lines.Count < Math.Min(rows, 60))
        {
            Input.Lines.Add(new());
        }
        return Page();
    }

    public sealed class Form
    {
        public DateOnly? On { get; set; }

        public JournalKind Journal { get; set; } = JournalKind.Miscellaneous;

        public string? Label { get; set; }

        public string? Piece { get; set; }

        public List<Row> Lines { get; set; } = [];

        private List<(Row Row, int Rank)> Filled => [.. Lines.Select((row, rank) => (row, rank)).Where(l => !l.row.IsEmpty)];

        /// <summary>Whether day and amounts are readable; what is not is said by its field.</summary>
        internal bool Read(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state)
        {
            if (On is null)
            {
                state.AddModelError("Input.On", "Indiquez la date.");
            }
            foreach (var (row, rank) in Filled)
            {
                if ((!string.IsNullOrWhiteSpace(row.Debit) && French.ParseEuros(row.Debit) is null) || (!string.IsNullOrWhiteSpace(row.Credit) && French.ParseEuros(row.Credit) is null))
                {
                    state.AddModelError($"Input.Lines[{rank}].Debit", "Indiquez un montant en euros, à deux décimales au plus.");
                }
            }
            return state.IsValid;
        }

        internal Posting PostingFrom(PostingSource source) => new(On!.Value, Journal, Label ?? "", source, [.. Filled.Select(l => l.Row.Line)], Piece);

        /// <summary>The field of the form for a line refused: empty rows are left out of the entry.</summary>
        internal string FieldOf(string field) =>
            Filled.Select((l, i) => (From: $"Lines[{i}]", To: $"Lines[{l.Rank}]")).FirstOrDefault(l => field.StartsWith(l.From, StringComparison.Ordinal)) is { From: { } from } line ? line.To + field[from.Length..] : field;

        internal static Form Of(Entry entry) => new()
        {
            On = entry.On,
            Journal = entry.Journal,
            Label = entry.Label,
            Piece = entry.Piece,
            Lines = [.. entry.Lines.OrderBy(l => l.Rank).Select(l => new Row { Account = l.Account, Mission = l.Mission, Debit = Text(l.Debit), Credit = Text(l.Credit) })],
        };

        private static string Text(Money amount) => amount.IsZero ? "" : amount.Euros.ToString("0.00", French.Culture);
    }

    public sealed class Row
    {
        public string? Account { get; set; }

        public string? Mission { get; set; }

        public string? Debit { get; set; }

        public string? Credit { get; set; }

        internal bool IsEmpty => string.IsNullOrWhiteSpace(Account + Debit + Credit);

        internal PostingLine Line => new(TypedText.Line(Account), French.ParseEuros(Debit) ?? Money.Zero, French.ParseEuros(Credit) ?? Money.Zero, new Axes(AxisWords.Missions.Any(m => m.Code == Mission && m.Code != AxisWords.RunningCode) ? Mission : null));
    }
}
