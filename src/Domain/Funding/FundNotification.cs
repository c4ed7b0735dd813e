using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Funding;

/// <summary>Ligne d'une notification, telle que saisie.</summary>
/// <param name="Mission">None for functioning.</param>
/// <param name="Amount">All that the fund pays for that part of the year.</param>
public sealed record NotifiedLine(MissionCode? Mission, FundingPart Part, Money Amount);

/// <summary>
/// Notification de la caisse : a letter that says what the fund pays for a contract year, line by line. The last one that names a line holds for it,
/// beside what is computed. Source: Guide pratique CPTS, sheets 6 and 7 (dialogue de gestion).
/// </summary>
public sealed class FundNotification : ICptsOwned
{
    public const int LabelLength = 200;

    private readonly List<NotifiedAmount> _amounts = [];

    private FundNotification()
    {
    }

    internal FundNotification(Guid contractId) => ContractId = contractId;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ContractId { get; private set; }

    public int ContractYear { get; private set; }

    public DateOnly NotifiedOn { get; private set; }

    /// <summary>« Notification de l’année 2 ».</summary>
    public string Label { get; private set; } = "";

    public IReadOnlyList<NotifiedAmount> Amounts => _amounts;

    /// <summary>Refuses a year outside of the contract, a missing day or one to come, a missing label, no line, and an unlikely amount. On refusal nothing is changed.</summary>
    internal List<Refusal> Set(int? contractYear, DateOnly? notifiedOn, string? label, IReadOnlyList<NotifiedLine> lines, DateOnly today)
    {
        var refusals = new List<Refusal>();
        if (contractYear is null or < 1 or > ContractDeadlines.ContractLength)
        {
            refusals.Add(new("year-out-of-range", $"L’année est une année du contrat, de 1 à {ContractDeadlines.ContractLength}.", nameof(ContractYear)));
        }
        if (notifiedOn is null || notifiedOn > today)
        {
            refusals.Add(new("day-needed", "Indiquez le jour de la notification ; il n’est pas à venir.", nameof(NotifiedOn)));
        }
        if (TypedText.Line(label).Length is 0 or > LabelLength)
        {
            refusals.Add(new("label-needed", $"Dites de quel courrier il s’agit ({LabelLength} caractères au plus).", nameof(Label)));
        }
        if (lines.Count == 0)
        {
            refusals.Add(new("line-needed", "Saisissez au moins un montant du courrier.", nameof(Amounts)));
        }
        if (lines.Any(l => l.Amount < Money.Zero || l.Amount > AmountOverride.Largest))
        {
            refusals.Add(new("amount-out-of-range", $"Un montant est compris entre 0 et {FrenchNumber.Euros(AmountOverride.Largest)}.", nameof(Amounts)));
        }
        refusals.AddRange(PatientWatch.Refusals((label, nameof(Label))));
        if (refusals.Count == 0)
        {
            (ContractYear, NotifiedOn, Label) = (contractYear!.Value, notifiedOn!.Value, TypedText.Line(label));
            _amounts.RemoveAll(a => !lines.Any(l => a.Is(l.Mission, l.Part)));
            foreach (var line in lines)
            {
                var amount = _amounts.Find(a => a.Is(line.Mission, line.Part));
                if (amount is null)
                {
                    _amounts.Add(amount = new(line.Mission, line.Part));
                }
                amount.Amount = line.Amount;
            }
        }
        return refusals;
    }
}

/// <summary>Montant notifié : what a letter of the fund says for one line.</summary>
public sealed class NotifiedAmount : ICptsOwned
{
    private NotifiedAmount()
    {
    }

    internal NotifiedAmount(MissionCode? mission, FundingPart part) => (Item, Part) = (FundingCodes.Code(mission), part);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid NotificationId { get; private set; }

    /// <summary>Code of the mission, or « fonctionnement ».</summary>
    public string Item { get; private set; } = "";

    public FundingPart Part { get; private set; }

    public Money Amount { get; internal set; }

    /// <summary>None for functioning.</summary>
    public MissionCode? Mission => MissionCodes.Find(Item);

    internal bool Is(MissionCode? mission, FundingPart part) => (Mission, Part) == (mission, part);
}
