using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Funding;

/// <summary>The payments of a plan as a table: the same rows on screen, in CSV and in XLSX.</summary>
/// <param name="Plan">Whole plan.</param>
/// <param name="Payments">Those shown.</param>
/// <param name="Today">Day on which their state is told; null in a simulation, whose dates mean nothing yet.</param>
/// <param name="Open">Every working is open, for paper.</param>
public sealed record PaymentTable(FundingPlan Plan, IReadOnlyList<Payment> Payments, DateOnly? Today, bool Open)
{
    /// <summary>What came in for each of them; none in a simulation.</summary>
    public IReadOnlyList<ExpectedPayment>? FollowUp { get; init; }

    public Money Total => Payments.Sum(p => p.Amount);

    public Money Uncertain => Payments.Where(p => p.IsUncertain).Sum(p => p.Amount);

    /// <summary>Columns of the file.</summary>
    public Table<Payment> Table => new("versements-aci", "Versements ACI",
    [
        new("echeance", "Échéance", p => p.DueOn),
        new("mission", "Mission", p => FundingCodes.Label(p.Mission)),
        new("volet", "Volet", p => p.Part.Label()),
        new("versement", "Versement", p => p.Kind.Label()),
        new("annee", "Année du contrat", p => p.ContractYear) { Numeric = true },
        new("montant", "Montant calculé", p => p.Amount) { Numeric = true },
        new("etat", "État", p => Told(p)?.Label ?? ""),
        .. FollowUp is null ? Array.Empty<Column<Payment>>() :
        [
            new("recu", "Reçu", p => Of(p)?.Received) { Numeric = true },
            new("reste", "Reste à recevoir", p => Of(p)?.Outstanding) { Numeric = true },
        ],
        new("calcul", "Calcul", p => string.Join(" ; ", p.Working.Lines.Select(Told))),
        new("sources", "Sources", p => string.Join(" ; ", p.Working.Lines.Select(l => $"{l.Source} ({Confidences.Label(l.Confidence)})").Distinct())),
    ]);

    /// <summary>The state told, if there is something to tell.</summary>
    public PaymentState? State(Payment payment) =>
        Today is { } day ? payment.StateOn(day) : payment.AtMost ? PaymentState.AtMost : null;

    public ExpectedPayment? Of(Payment payment) => FollowUp?.FirstOrDefault(e => ReferenceEquals(e.Payment, payment));

    /// <summary>Word, tone and shape of where a payment stands: what came in goes before what its day says.</summary>
    public (string Label, string Css, string Icon)? Told(Payment payment)
    {
        if (Of(payment) is { } followed && Today is { } today)
        {
            if (followed.Outstanding.IsZero && payment.Amount > Money.Zero && !payment.IsUncertain)
            {
                return ("reçu", "ok", "check");
            }
            if (followed.IsLate(today))
            {
                return (followed.Received.IsZero ? "en retard" : "reçu en partie, en retard", "late", "alert-triangle");
            }
            if (!followed.Received.IsZero)
            {
                return ("reçu en partie", "due", "circle-half");
            }
        }
        if (State(payment) is not { } state)
        {
            return null;
        }
        var (css, icon) = Look(state);
        return (state.Label(), css, icon);
    }

    /// <summary>« avance 75 %, part fixe, année 2 ».</summary>
    public string What(Payment payment)
    {
        var year = $"année{French.Nbsp}{payment.ContractYear}";
        var attainment = Plan.Terms.Missions.FirstOrDefault(m => m.Code == payment.Mission)?.Attainment.GetValueOrDefault(payment.ContractYear);
        var advance = payment.Mission is null ? Plan.Bareme.Rules.FunctioningAdvance : Plan.Bareme.Rules.MissionAdvance;
        var part = payment.Part == FundingPart.Fixed ? ", part fixe" : "";
        return payment.Kind switch
        {
            PaymentKind.Initial => $"année entière à la signature, {year}",
            PaymentKind.Advance => $"avance {FrenchNumber.Percent(advance.Percent!.Value)}{part}, {year}",
            PaymentKind.Balance when payment.Amount < Money.Zero => $"solde{part}, {year} : trop-perçu",
            PaymentKind.Balance => $"solde{part}, {year}",
            PaymentKind.Variable when payment.AtMost => $"part variable, {year}",
            PaymentKind.Variable when payment.IsEstimated => $"part variable, {year}, {FrenchNumber.Percent(attainment ?? 0)} d’après les indicateurs",
            PaymentKind.Variable => $"part variable, {year}, {FrenchNumber.Percent(attainment ?? 0)} atteints",
            _ => throw new ArgumentOutOfRangeException(nameof(payment)),
        };
    }

    /// <summary>Shape and word of a state: never colour alone.</summary>
    public static (string Css, string Icon) Look(PaymentState state) => state switch
    {
        PaymentState.Due => ("wait", "calendar-check"),
        PaymentState.Expected => ("wait", "hourglass"),
        PaymentState.AtMost => ("", "circle-dashed"),
        PaymentState.Estimated => ("wait", "math-function"),
        PaymentState.ToEvaluate => ("due", "help-circle"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Told(WorkingLine line) =>
        $"{line.Label} : {(line.Rate.Length == 0 ? "" : line.Rate + " → ")}{French.Euros(line.Amount)}";
}
