using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Banking;

/// <summary>A form that a line of a statement fills: « Enregistrer comme recette ».</summary>
/// <param name="Said">What becomes of the line.</param>
public sealed record LineForm(string Label, string Address, string Said);

/// <summary>A module that may make a new fact of a line which pays nothing awaited. Banking knows nothing else of it.</summary>
public interface IRecordFromLine
{
    /// <summary>Null when the line is not of its side, or whoever reads may not.</summary>
    LineForm? For(CptsOfRequest here, BankLine line);
}

/// <summary>Matches a line with a fact recorded from it; Banking answers.</summary>
public interface IMatchRecorded
{
    /// <summary>Records a fact, which its module awaits then as received or paid, and matches the line with it: both, or neither.</summary>
    /// <param name="kind">Of <see cref="AwaitedMovement.Kind"/>.</param>
    /// <param name="record">Gives the fact. It may run several times.</param>
    Task<List<Refusal>> Match(Guid line, string kind, Func<Task<Outcome<Guid>>> record, CancellationToken cancellationToken);
}
