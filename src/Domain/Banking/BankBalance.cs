using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Solde dit par la banque : the balance of an account at the end of a day, as a statement says it, or as it was typed.</summary>
public sealed class BankBalance : ICptsOwned
{
    private BankBalance()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid BankAccountId { get; private set; }

    /// <summary>The end of that day.</summary>
    public DateOnly On { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>Who imported the statement, or typed it.</summary>
    public string SaidBy { get; private set; } = "";

    public static BankBalance Of(Guid account, DayBalance said, string by)
    {
        ArgumentNullException.ThrowIfNull(said);
        return new() { BankAccountId = account, On = said.On, Amount = said.Amount, SaidBy = by };
    }

    /// <summary>The bank says otherwise of the same day.</summary>
    public void Say(Money amount, string by) => (Amount, SaidBy) = (amount, by);
}
