using Tisserand.Domain.Accounting;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell.Accounting;

namespace Tisserand.Web.Features.Accounting;

/// <summary>The ledger, to the modules above.</summary>
internal sealed class EntriesToPost(PostEntry post, ReverseEntry reverse) : IPostEntries
{
    public Task<Outcome<Entry>> Post(Posting posting, CancellationToken cancellationToken) => post.Post(posting, cancellationToken);

    public Task<Outcome<Posted>> PostAll(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken) => post.PostAll(postings, cancellationToken);

    public Task<Outcome<Posted>> PostKept(IReadOnlyCollection<Posting> postings, CancellationToken cancellationToken) => post.PostKept(postings, cancellationToken);

    public Task<Outcome<Entry>> Reverse(PostingSource source, DateOnly on, CancellationToken cancellationToken) => reverse.Reverse(source, on, cancellationToken);

    public Task<Outcome<Posted>> ReversePosted(IReadOnlyCollection<PostingSource> sources, DateOnly on, CancellationToken cancellationToken) => reverse.ReversePosted(sources, on, cancellationToken);
}
