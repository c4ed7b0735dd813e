using System.Globalization;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Purchases;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Purchases;

/// <summary>An expense as typed.</summary>
public sealed class ExpenseForm
{
    /// <summary>Rows of the split that are always offered.</summary>
    private const int Rows = 6;

    public string? Supplier { get; set; }

    public string? Siret { get; set; }

    public string? Email { get; set; }

    public string? Number { get; set; }

    public DateOnly? InvoicedOn { get; set; }

    public DateOnly? DueOn { get; set; }

    public string? Label { get; set; }

    public string? Nature { get; set; }

    public string? Amount { get; set; }

    public bool ByKey { get; set; }

    public List<Row> Parts { get; set; } = [];

    /// <summary>The same number was seen, and it is another invoice.</summary>
    public bool EvenIfKnown { get; set; }

    public static ExpenseForm Of(Invoice invoice, string supplier) => new()
    {
        Supplier = supplier,
        Number = invoice.Number,
        InvoicedOn = invoice.InvoicedOn,
        DueOn = invoice.DueOn,
        Label = invoice.Label,
        Nature = invoice.Nature.Code(),
        Amount = Text(invoice.Amount),
        ByKey = invoice.Parts.Any(p => p.Weight is not null),
        Parts = [.. invoice.Parts.OrderBy(p => p.Position).Select(p => new Row
        {
            For = Destinations.Write(p.Mission, p.FicheActionId),
            Funder = p.FunderId?.ToString(),
            Year = p.ContractYear?.ToString(CultureInfo.InvariantCulture),
            Share = p.Weight is { } weight ? weight.ToString(CultureInfo.InvariantCulture) : invoice.Parts.Count == 1 ? null : Text(p.Amount),
        })],
    };

    /// <summary>What a line of a statement says of the invoice that it paid.</summary>
    /// <param name="suppliers">One of them may be in its label.</param>
    public static ExpenseForm Of(BankLine paid, IReadOnlyList<string> suppliers)
    {
        ArgumentNullException.ThrowIfNull(paid);
        return new()
        {
            Supplier = paid.Named(suppliers),
            InvoicedOn = paid.On,
            Label = paid.Label.Length > Invoice.LabelLength ? paid.Label[..Invoice.LabelLength] : paid.Label,
            Amount = Text(-paid.Amount),
        };
    }

    /// <summary>As many rows as are shown.</summary>
    public void Fill()
    {
        while (Parts.Count < Rows)
        {
            Parts.Add(new());
        }
    }

    /// <summary>What the address says of a new expense: « fournisseur », « numero », « du », « objet », « nature », and « part » once or more, a mission and its euros, « parcours:1200,00 ».</summary>
    public static ExpenseForm Of(IQueryCollection address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var parts = address["part"].OfType<string>().Select(p => p.Split(':', 2))
            .Select(p => (Mission: MissionCodes.Find(p[0]), Amount: p.Length == 2 ? French.ParseEuros(p[1]) : null))
            .Where(p => p.Amount is not null).Take(Rows).ToList();
        return new()
        {
            Supplier = address["fournisseur"],
            Number = address["numero"],
            InvoicedOn = DateOnly.TryParseExact(address["du"], "yyyy-MM-dd", out var day) ? day : null,
            Label = address["objet"],
            Nature = address["nature"],
            Amount = parts.Count == 0 ? null : Text(parts.Sum(p => p.Amount!.Value)),
            Parts = parts.ConvertAll(p => new Row { For = Destinations.Write(p.Mission, null), Share = parts.Count == 1 ? null : Text(p.Amount!.Value) }),
        };
    }

    /// <summary>The rows that are filled, and where each stands in the form.</summary>
    public IReadOnlyList<(Row Row, int Index)> Filled => [.. Parts.Select((row, index) => (row, index)).Where(p => !string.IsNullOrWhiteSpace(p.row.For + p.row.Share))];

    public InvoiceDetails Details(Destinations destinations, Guid? correctsId) => new(
        null, Number, InvoicedOn, DueOn, Label, SpendingNatures.Find(Nature), French.ParseEuros(Amount), ByKey,
        [.. Filled.Select(p =>
        {
            var (mission, fiche) = Destinations.Read(p.Row.For);
            Guid? funder = Guid.TryParse(p.Row.Funder, out var id) ? id : null;
            var (contract, year) = destinations.YearOf(funder, p.Row.Year, InvoicedOn);
            return new PartDetails(new(mission, fiche, funder, contract, year), ByKey ? null : French.ParseEuros(p.Row.Share), ByKey && long.TryParse(p.Row.Share, NumberStyles.None, CultureInfo.InvariantCulture, out var weight) ? weight : null);
        })],
        correctsId);

    /// <summary>Refusals of the rows, said at their place in the form.</summary>
    public IEnumerable<Refusal> Place(IEnumerable<Refusal> refusals)
    {
        var filled = Filled;
        return refusals.Select(r => Enumerable.Range(0, filled.Count).Where(i => r.Field == $"Parts[{i}].Share").Select(i => r with { Field = $"Parts[{filled[i].Index}].Share" }).FirstOrDefault() ?? r);
    }

    private static string Text(Money amount) => Math.Abs(amount.Euros).ToString("0.00", French.Culture);

    /// <summary>One line of the split.</summary>
    public sealed class Row
    {
        public string? For { get; set; }

        public string? Funder { get; set; }

        public string? Year { get; set; }

        /// <summary>Euros, or a part of the key.</summary>
        public string? Share { get; set; }
    }
}
