using System.Globalization;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Governance;

/// <summary>
/// Émargement d'un scrutin : somebody's voice was used on a resolution, by themselves or by the holder of their proxy: once, whoever
/// was quicker. An open vote says what was chosen; a secret one does not, and bears neither moment nor rank. Source: statuts.
/// </summary>
public sealed class VoteMark : ICptsOwned
{
    private VoteMark()
    {
    }

    /// <param name="choice">Null in a secret vote.</param>
    public VoteMark(Guid resolution, Guid voter, Guid castBy, string college, VoteChoice? choice) =>
        (ResolutionId, VoterId, CastById, College, Choice) = (resolution, voter, castBy, college, choice);

    /// <summary>Drawn at random: an identifier made from the clock would tell the order of the votes.</summary>
    public Guid Id { get; private set; } = Guid.NewGuid();

    public CptsId CptsId { get; private set; }

    public Guid ResolutionId { get; private set; }

    /// <summary>Whose voice; one mark at most by resolution.</summary>
    public Guid VoterId { get; private set; }

    /// <summary>The voter, or the holder of the proxy.</summary>
    public Guid CastById { get; private set; }

    public string College { get; private set; } = "";

    public VoteChoice? Choice { get; private set; }
}

/// <summary>
/// Urne : the secret ballots of one resolution, all in one row, kept in the order of their random receipts. Nothing in the base says
/// which came from whom, nor in what order they came. Whoever voted finds their receipt in the published list. Source: statuts.
/// </summary>
public sealed class BallotUrn : ICptsOwned
{
    private BallotUrn()
    {
    }

    public BallotUrn(Guid resolution) => Id = resolution;

    /// <summary>That of the resolution.</summary>
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>One ballot by line, « K7QF2M9P|pour|collège », in the order of the receipts.</summary>
    public string Content { get; private set; } = "";

    public IReadOnlyList<(string Receipt, VoteChoice Choice, string College)> Ballots =>
    [
        .. Content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('|'))
            .Select(p => (p[0], ResolutionWords.FindChoice(p[1]) ?? throw new InvalidOperationException("A ballot does not read."), p[2])),
    ];

    /// <param name="receipt">Drawn at random by the caller, and given to the voter alone.</param>
    public void Drop(string receipt, VoteChoice choice, string college) =>
        Content = string.Join('\n', Content.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append(string.Create(CultureInfo.InvariantCulture, $"{receipt}|{choice.Label()}|{college}")).Order(StringComparer.Ordinal));
}

/// <summary>
/// Carte de vote : opens the page of the voter, without an account, for one séance: read the convocation, give a proxy, vote. Only
/// the print of its code is kept; a new card makes the former one void.
/// </summary>
public sealed class VotingCard : ICptsOwned
{
    public const int HashLength = 64;

    private VotingCard()
    {
    }

    public VotingCard(Guid meeting, Guid member) => (MeetingId, MemberId) = (meeting, member);

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    /// <summary>One card at most by séance.</summary>
    public Guid MemberId { get; private set; }

    /// <summary>SHA-256 of the code.</summary>
    public string Hash { get; private set; } = "";

    public void Renew(string hash) => Hash = hash;
}
