using Tisserand.Domain.Access;

namespace Tisserand.Web.Shell;

/// <summary>The CPTS that the address names (/c/{code}/…), and the roles in it of whoever asks. Filled by the Gate.</summary>
public sealed class CptsOfRequest
{
    public Cpts? Cpts { get; set; }

    public IReadOnlyList<Role> Roles { get; set; } = [];

    /// <summary>The CPTS; an exception on a page whose address names none.</summary>
    public Cpts Required => Cpts ?? throw new InvalidOperationException("This address names no CPTS.");

    public bool Allows(Area area, Level level) => Permissions.Allow(Roles, area, level);

    /// <summary>Address within the CPTS: Link("adherents") gives /c/deux-vallees/adherents.</summary>
    public string Link(string path = "") => path.Length == 0 ? $"/c/{Required.Code}" : $"/c/{Required.Code}/{path.TrimStart('/')}";
}
