using Tisserand.Domain.Access;
using Tisserand.Domain.Missions;

namespace Tisserand.Web.Shell;

/// <summary>The CPTS that the address names (/c/{code}/…), and the roles in it of whoever asks. Filled by the Gate.</summary>
public sealed class CptsOfRequest
{
    public Cpts? Cpts { get; set; }

    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>A member and nothing else: what is done for others is not shown.</summary>
    public bool IsOnlyMember => Roles.Count > 0 && Roles.All(r => r == Role.Member);

    /// <summary>The CPTS; an exception on a page whose address names none.</summary>
    public Cpts Required => Cpts ?? throw new InvalidOperationException("This address names no CPTS.");

    /// <summary>The missions of which whoever asks is référent; empty when none of the roles makes use of them.</summary>
    public IReadOnlyList<MissionCode> OwnMissions { get; set; } = [];

    public bool Allows(Area area, Level level) => Permissions.Allow(Roles, area, level);

    /// <summary>The same, on what serves a mission; null for the life of the association, which is nobody's mission.</summary>
    public bool Allows(Area area, Level level, MissionCode? mission) =>
        Allows(area, level) || (mission is { } own && OwnMissions.Contains(own) && Permissions.AllowOnOwnMissions(Roles, area, level));

    /// <summary>On everything, or on one mission at least.</summary>
    public bool AllowsSomewhere(Area area, Level level) =>
        Allows(area, level) || (OwnMissions.Count > 0 && Permissions.AllowOnOwnMissions(Roles, area, level));

    /// <summary>The missions on which the level is reached; null for everything.</summary>
    public IReadOnlyList<MissionCode>? Where(Area area, Level level) =>
        Allows(area, level) ? null : Permissions.AllowOnOwnMissions(Roles, area, level) ? OwnMissions : [];

    /// <summary>Address within the CPTS: Link("adherents") gives /c/deux-vallees/adherents.</summary>
    public string Link(string path = "") => path.Length == 0 ? $"/c/{Required.Code}" : $"/c/{Required.Code}/{path.TrimStart('/')}";
}
