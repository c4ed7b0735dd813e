using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;

namespace Tisserand.Web.Shell.Accounting;

/// <summary>What was written, one entry for each fact.</summary>
public sealed record Posted(IReadOnlyList<Entry> Entries);

/// <summary>
/// Writes in the ledger, and undoes, what the modules above do with money; the ledger answers. Within the serial work of whoever calls
/// when there is one (then it is kept or lost with it), else on its own.
/// </summary>
public interface IPostEntries
{
    /// <summary>Writes one draft. Refuses all that <see cref="Entry.Write"/> refuses, and a source that stands in the ledger already.</summary>
    Task<Outcome<Entry>> Post(Posting posting, CancellationToken cancellationToken);

    /// <summary>All of them, or none.</summary>
    Task<Outcome<Posted>> PostAll(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken);

    /// <summary>
    /// For facts that happen whether or not the accounts are kept here: those before the first fiscal year, or without any, are left
    /// out, and the year that follows the last one is opened when a fact falls in it.
    /// </summary>
    Task<Outcome<Posted>> PostKept(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken);

    /// <summary>Undoes: a validated entry by another, sides exchanged; a draft is removed. Refuses a source that is not in the ledger, and closed days.</summary>
    /// <param name="on">Day of the contre-passation; the draft of another day is removed all the same.</param>
    Task<Outcome<Entry>> Reverse(PostingSource source, DateOnly on, CancellationToken cancellationToken);

    /// <summary>The same for those that are in the ledger; the others are left.</summary>
    Task<Outcome<Posted>> ReversePosted(IReadOnlyCollection<PostingSource> sources, DateOnly on, CancellationToken cancellationToken);
}
