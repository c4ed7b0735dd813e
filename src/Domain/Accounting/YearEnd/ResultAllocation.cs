using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Accounting.YearEnd;

/// <summary>
/// Affectation du résultat : what the general assembly makes of the result of the year before, which waits in account 12 of the year that
/// it opened. Losses carried forward are cleared first; a part may go to reserves; the rest is carried forward. Source: plan comptable
/// général, comptes 10 à 12; règlement ANC 2018-06.
/// </summary>
public sealed class ResultAllocation
{
    private const string CarriedSurplus = "110";
    private const string CarriedDeficit = "119";

    private readonly FiscalYear _year;
    private readonly List<(string Account, Money Balance)> _waiting;
    private readonly Money _surplusCarried;
    private readonly Money _deficitCarried;

    /// <param name="balances">Of the year that the result opened.</param>
    public ResultAllocation(FiscalYear year, IReadOnlyCollection<AccountBalance> balances)
    {
        ArgumentNullException.ThrowIfNull(balances);
        _year = year;
        _waiting = [.. balances.Where(b => b.Account.StartsWith("12", StringComparison.Ordinal)).GroupBy(b => b.Account).Select(g => (g.Key, g.Sum(b => b.Balance))).Where(w => !w.Item2.IsZero).OrderBy(w => w.Key, StringComparer.Ordinal)];
        Result = -_waiting.Sum(w => w.Balance);
        _surplusCarried = Most(-Carried(balances, CarriedSurplus));
        _deficitCarried = Most(Carried(balances, CarriedDeficit));
    }

    /// <summary>Reserves that an association may fill, with their accounts.</summary>
    public static IReadOnlyList<string> Reserves { get; } = ["1068", "1063"];

    /// <summary>What waits to be allocated: positive for a surplus.</summary>
    public Money Result { get; }

    public bool HasResult => _waiting.Count > 0;

    /// <summary>The most that may go to reserves: what is left of a surplus once past losses are cleared.</summary>
    public Money MostToReserves => Most(Result - _deficitCarried);

    /// <summary>Refuses when nothing waits, a day out of the year, a decision not named, more to reserves than a surplus leaves.</summary>
    /// <param name="decision">« AG du 12 mars 2026, résolution 4 ».</param>
    public Outcome<PreparedPostings> Prepare(DateOnly? on, string? decision, Money toReserves, string? reserve, Guid source)
    {
        var refusals = new List<Refusal>();
        if (!HasResult)
        {
            refusals.Add(new("no-result", "Aucun résultat n’attend d’être affecté."));
        }
        if (on is not { } day || !_year.Period.Contains(day))
        {
            refusals.Add(new("day-out", $"L’assemblée se tient pendant l’exercice {_year.Label}.", "On"));
        }
        if (TypedText.Line(decision).Length is 0 or > Entry.PieceLength)
        {
            refusals.Add(new("decision-required", "Dites quelle assemblée en a décidé, et par quelle résolution.", "Decision"));
        }
        if (toReserves < Money.Zero || toReserves > MostToReserves)
        {
            refusals.Add(new("reserves-too-large", MostToReserves.IsZero ? "Rien ne peut aller en réserve cette fois." : $"{FrenchNumber.Euros(MostToReserves)} au plus peuvent aller en réserve.", "ToReserves"));
        }
        if (!toReserves.IsZero && !Reserves.Contains(reserve ?? ""))
        {
            refusals.Add(new("reserve-unknown", "Choisissez une réserve.", "Reserve"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        List<PostingLine> lines = [.. _waiting.Select(w => YearClosing.Line(w.Account, -w.Balance, Axes.None))];
        var left = Result - toReserves;
        if (!toReserves.IsZero)
        {
            lines.Add(PreparedPostings.Credit(reserve!, toReserves));
        }
        var (clears, carries) = Result >= Money.Zero ? (Least(left, _deficitCarried), CarriedSurplus) : (-Least(-left, _surplusCarried), CarriedDeficit);
        if (!clears.IsZero)
        {
            lines.Add(YearClosing.Line(clears > Money.Zero ? CarriedDeficit : CarriedSurplus, -clears, Axes.None));
        }
        if (!(left - clears).IsZero)
        {
            lines.Add(YearClosing.Line(carries, clears - left, Axes.None));
        }
        return new PreparedPostings([new(on!.Value, JournalKind.Miscellaneous, $"Affectation {(Result >= Money.Zero ? "de l’excédent" : "du déficit")} de l’exercice précédent", new(PostingSource.Allocation, source), lines, TypedText.Line(decision))]);
    }

    private static Money Carried(IEnumerable<AccountBalance> balances, string account) => balances.Where(b => b.Account.StartsWith(account, StringComparison.Ordinal)).Sum(b => b.Balance);

    private static Money Most(Money amount) => amount > Money.Zero ? amount : Money.Zero;

    private static Money Least(Money one, Money other) => one < other ? one : other;
}
