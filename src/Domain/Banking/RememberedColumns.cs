using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Colonnes retenues : what the columns of a table of a bank mean, told once for an account; the next file of the same headings is read so.</summary>
public sealed class RememberedColumns : ICptsOwned
{
    public const int HeadingsLength = 400;
    public const int RolesLength = 800;

    private RememberedColumns()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BankAccountId { get; private set; }

    /// <summary>Of the headings (<see cref="BankTable.Fingerprint"/>): one by account.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>As the bank writes them, for a person to know the file by.</summary>
    public string Headings { get; private set; } = "";

    /// <summary>One for each column, parted by commas.</summary>
    public string Roles { get; private set; } = "";

    public bool SpendingIsPositive { get; private set; }

    public DecimalSign Decimals { get; private set; }

    public DayOrder Days { get; private set; }

    public string RememberedBy { get; private set; } = "";

    public DateOnly RememberedOn { get; private set; }

    public ColumnMapping Mapping => new([.. Roles.Split(',').Select(r => Enum.TryParse<ColumnRole>(r, out var role) ? role : ColumnRole.Left)], SpendingIsPositive, Decimals, Days);

    /// <summary>Remembers for the headings of a table. That it holds (<see cref="ColumnMapping.Check"/>) was checked.</summary>
    public static RememberedColumns Of(Guid account, BankTable table, ColumnMapping mapping, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(table);
        var headings = string.Join(", ", table.Headings);
        var remembered = new RememberedColumns { BankAccountId = account, Fingerprint = table.Fingerprint, Headings = headings.Length > HeadingsLength ? headings[..(HeadingsLength - 1)] + "…" : headings };
        remembered.Remember(mapping, by, today);
        return remembered;
    }

    /// <summary>The same headings again, told otherwise.</summary>
    public void Remember(ColumnMapping mapping, string by, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        (Roles, SpendingIsPositive) = (string.Join(',', mapping.Roles), mapping.SpendingIsPositive);
        (Decimals, Days, RememberedBy, RememberedOn) = (mapping.Decimals ?? DecimalSign.Comma, mapping.Days ?? DayOrder.DayMonthYear, by, today);
    }
}
