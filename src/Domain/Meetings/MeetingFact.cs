using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Meetings;

/// <summary>Réunion tenue, as other modules count it: indicators, report.</summary>
/// <param name="Mission">None for governance.</param>
/// <param name="Present">People present.</param>
/// <param name="Minutes">Minutes of presence of all of them together.</param>
/// <param name="HasSignedSheet">A signed sheet is attached.</param>
public sealed record MeetingFact(
    Guid Id, string Title, DateOnly Day, MeetingKind Kind, MissionCode? Mission, Guid? FicheActionId, int Present, int Minutes, bool HasSignedSheet);

/// <summary>Présence : one person at one held meeting.</summary>
public sealed record PresenceFact(Guid MeetingId, Guid MemberId, string Profession, int Minutes);
