using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell.Meetings;

/// <summary>Model of the partial « _MeetingsOf »: the meetings of a fiche action, with who came and for how long.</summary>
/// <param name="Mission">Of the fiche: the meeting planned from there has it.</param>
public sealed record MeetingsOf(Guid FicheActionId, MissionCode Mission);
