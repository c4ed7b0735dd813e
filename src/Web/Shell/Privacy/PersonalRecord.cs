using Tisserand.Data;

namespace Tisserand.Web.Shell.Privacy;

/// <summary>Who is asked about, in one CPTS.</summary>
public enum PersonKind
{
    /// <summary>Adhérent ou contact.</summary>
    Member,

    /// <summary>Candidat : asked to join, and has no entry.</summary>
    Applicant,

    /// <summary>Compte : signs in, and has no entry.</summary>
    Account,
}

/// <summary>A person, by what their records are found.</summary>
/// <param name="Id">Of the entry, the application or the account.</param>
/// <param name="FoldedName">As the lists sort it: last then first name.</param>
/// <param name="Emails">Every address that is theirs alone, in small letters: one that another entry bears too (a practice) finds nothing.</param>
/// <param name="AccountId">With which they sign in.</param>
public sealed record Person(PersonKind Kind, Guid Id, string Name, string FoldedName, IReadOnlyList<string> Emails, Guid? AccountId)
{
    /// <summary>The entry; null for who has none.</summary>
    public Guid? MemberId => Kind == PersonKind.Member ? Id : null;
}

/// <summary>What becomes of the records of a person who is erased.</summary>
public enum ErasureFate
{
    /// <summary>Effacés.</summary>
    Deleted,

    /// <summary>Rendus anonymes : what names the person is emptied, what is counted stays.</summary>
    Anonymised,

    /// <summary>Conservés : the law says so, or they are of the installation.</summary>
    Kept,
}

/// <summary>
/// What a kind of record holds of a person, told by its module: for the export, the erasure and the audit trail alike. Records with a
/// foreign key to a member are found by it; <see cref="Others"/> finds the rest. A test walks the model: a record or a text that
/// no module tells of here makes it fail.
/// </summary>
/// <param name="Label">French, plural: « Présences aux réunions ».</param>
public sealed record PersonalRecord(Type Entity, string Label, ErasureFate Fate)
{
    /// <summary>Rows of the person that no foreign key to the member leads to.</summary>
    public Func<TisserandDb, Person, IQueryable<object>>? Others { get; init; }

    /// <summary>Properties that say something of the person: emptied when the record is made anonymous, and out of the audit trail.</summary>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>Texts that say nothing of the person.</summary>
    public IReadOnlyList<string> Impersonal { get; init; } = [];

    /// <summary>Names of those who acted on the record: that of an erased person becomes « Personne effacée ».</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Properties that are secret or only technical: not exported.</summary>
    public IReadOnlyList<string> Untold { get; init; } = [];

    /// <summary>For an accounting piece that was paid: what it is, and the day.</summary>
    public Func<object, (string Piece, DateOnly PaidOn)?>? Piece { get; init; }

    /// <summary>Why it stays, or what is left of it, in French.</summary>
    public string Why { get; init; } = "";
}

/// <summary>Why a person cannot be erased yet, said by the module that knows.</summary>
public interface IRefuseErasure
{
    Task<IReadOnlyList<Domain.Foundation.Refusal>> Check(Guid member, DateOnly today, CancellationToken cancellationToken);
}
