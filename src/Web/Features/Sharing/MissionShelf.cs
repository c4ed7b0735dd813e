using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell.Attachments;

namespace Tisserand.Web.Features.Sharing;

/// <summary>Where the documents of a mission that belong to no meeting and no fiche action stand: pieces joined to the mission itself.</summary>
internal static class MissionShelf
{
    public const string SubjectName = "MissionDocuments";

    private static readonly Dictionary<Guid, MissionCode?> Missions = MissionCodes.All.Select(m => (MissionCode?)m).Append(null).ToDictionary(IdOf, m => m);

    /// <summary>A mission is no record: its identifier is made here, the same in every CPTS, whose rows are its own all the same.</summary>
    public static Guid IdOf(MissionCode? mission) => new(0x6D697373, 0x696F, 0x6E00, 0, 0, 0, 0, 0, 0, 0, (byte)(mission is { } code ? 1 + (int)code : 0));

    public static MissionCode? MissionOf(Guid id) => Missions.GetValueOrDefault(id);

    public static AttachmentSubject Subject { get; } = new(SubjectName, "mission", Area.Missions,
        (_, id, _) => Task.FromResult(Missions.ContainsKey(id)), id => "documents?mission=" + Code(MissionOf(id)))
    {
        Mission = (_, id, _) => Task.FromResult(MissionOf(id)),
    };

    /// <summary>In addresses: the code of the mission, or « association ».</summary>
    public static string Code(MissionCode? mission) => mission?.Code() ?? "association";
}
