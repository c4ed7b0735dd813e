using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Features.Contributions.Imports;

/// <summary>What becomes of a line of the export.</summary>
public enum ImportFate
{
    /// <summary>Its member and amount are known: it is recorded.</summary>
    Matched,

    /// <summary>Somebody has to say which member, or accept the amount.</summary>
    ToChoose,

    /// <summary>Nobody of the CPTS answers to it.</summary>
    Unknown,

    /// <summary>Recorded by an earlier import, or paid otherwise.</summary>
    Already,

    /// <summary>Not a payment to record: not validated, unreadable, exempted…</summary>
    Refused,
}

/// <summary>A person of the CPTS, as matching needs it.</summary>
public sealed record ImportPerson(Guid Id, string FirstName, string LastName, string FoldedName, string Email)
{
    public string FullName => Domain.Members.Member.NameOf(FirstName, LastName);
}

/// <summary>One line and what becomes of it.</summary>
/// <param name="Candidates">Those who may be its member; one when it is matched.</param>
/// <param name="Member">The member; null while nobody is chosen.</param>
/// <param name="Owed">What the member owes for the year, called or to be called; null when not known.</param>
/// <param name="Why">A sentence for who reads the preview.</param>
public sealed record ImportLine(HelloAssoRow Row, ImportFate Fate, IReadOnlyList<ImportPerson> Candidates, ImportPerson? Member, Money? Owed, string Why)
{
    public bool AmountDiffers => Member is not null && Owed is { } owed && owed != Row.Amount;
}

/// <summary>What was said of a line in the preview.</summary>
/// <param name="Member">Chosen among the candidates; null: leave the line.</param>
/// <param name="AcceptsAmount">The amount received becomes the amount owed.</param>
public sealed record ImportChoice(Guid? Member, bool AcceptsAmount);

/// <summary>
/// Matches the lines of an export with the members and their contributions of a year. Pure. By name first (spelling folded, either
/// way round), told apart by e-mail address; else by address. A payer who is somebody else matches nobody by their own address.
/// </summary>
public sealed class HelloAssoPlan(int year, IReadOnlyList<ImportPerson> people, IReadOnlyDictionary<Guid, Contribution> contributions, IReadOnlySet<string> recorded, Func<Guid, Money?> rate)
{
    private readonly ILookup<string, ImportPerson> _byName = people.ToLookup(p => p.FoldedName, StringComparer.Ordinal);
    private readonly ILookup<string, ImportPerson> _byEmail = people.Where(p => p.Email.Length > 0).ToLookup(p => p.Email, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<Guid> _taken = [];

    /// <summary>In the order of the file: of two lines for one member, the second is already paid.</summary>
    public IReadOnlyList<ImportLine> Lines(IEnumerable<HelloAssoRow> rows, IReadOnlyDictionary<string, ImportChoice> choices) => [.. rows.Select(r => Line(r, choices.GetValueOrDefault(r.Key)))];

    private ImportLine Line(HelloAssoRow row, ImportChoice? choice)
    {
        if (row.Fault is { } fault)
        {
            return new(row, ImportFate.Refused, [], null, null, $"Ligne {row.Line}\u00A0: {fault}.");
        }
        if (!row.IsValidated)
        {
            return new(row, ImportFate.Refused, [], null, null, $"Ligne {row.Line}\u00A0: commande non validée.");
        }
        if (recorded.Contains(row.Key))
        {
            return new(row, ImportFate.Already, [], null, null, "Déjà importée.");
        }
        var (candidates, isSure) = Find(row);
        var member = isSure ? candidates[0] : candidates.FirstOrDefault(c => c.Id == choice?.Member);
        return member is null
            ? candidates.Count == 0
                ? new(row, ImportFate.Unknown, [], null, null, "Personne de ce nom ni de cette adresse dans les adhérents.")
                : new(row, ImportFate.ToChoose, candidates, null, null, "Dites de qui il s’agit.")
            : Settle(row, candidates, member, choice);
    }

    private ImportLine Settle(HelloAssoRow row, IReadOnlyList<ImportPerson> candidates, ImportPerson member, ImportChoice? choice)
    {
        var known = contributions.GetValueOrDefault(member.Id);
        if (known?.State == ContributionState.Paid || _taken.Contains(member.Id))
        {
            return new(row, ImportFate.Already, candidates, member, null, $"La cotisation {year} de {member.FullName} est déjà payée.");
        }
        if (known is { State: ContributionState.Exempt or ContributionState.Cancelled })
        {
            return new(row, ImportFate.Refused, candidates, member, null, $"Ligne {row.Line}\u00A0: la cotisation {year} de {member.FullName} est {known.State.Label()}.");
        }
        if ((known?.Amount ?? rate(member.Id)) is not { } owed)
        {
            return new(row, ImportFate.Refused, candidates, member, null, $"Ligne {row.Line}\u00A0: aucun tarif {year} pour {member.FullName}, ou non adhérent cette année-là.");
        }
        if (row.Amount!.Value.IsZero)
        {
            return new(row, ImportFate.Refused, candidates, member, owed, $"Ligne {row.Line}\u00A0: montant de 0\u00A0€, rien à enregistrer.");
        }
        if (owed != row.Amount && choice?.AcceptsAmount != true)
        {
            return new(row, ImportFate.ToChoose, candidates, member, owed, $"{FrenchNumber.Euros(owed)} attendus, {FrenchNumber.Euros(row.Amount.Value)} reçus.");
        }
        _taken.Add(member.Id);
        return new(row, ImportFate.Matched, candidates, member, owed, known is null ? "Sera appelée et payée." : "Sera payée.");
    }

    /// <summary>Those who may be the member of a line, and whether it is certain.</summary>
    private (IReadOnlyList<ImportPerson> Candidates, bool IsSure) Find(HelloAssoRow row)
    {
        var named = new[] { row.LastName + " " + row.FirstName, row.FirstName + " " + row.LastName }.SelectMany(n => _byName[FoldedText.Of(n)]).Distinct().ToList();
        var addressed = row.Emails.SelectMany(e => _byEmail[e]).Distinct().ToList();
        if (named.Count == 1)
        {
            return (named, true);
        }
        if (named.Intersect(addressed).ToList() is { Count: 1 } told)
        {
            return (told, true);
        }
        // An address may be shared by a practice: with another name, it only proposes.
        var proposed = named.Count > 0 ? named : [.. addressed.Concat(_byEmail[row.PayerEmail]).Distinct()];
        return (proposed, false);
    }
}
