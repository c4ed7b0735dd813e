using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Tenancy;

/// <summary>
/// The CPTS that the present request, job or command works for. Every query on owned rows is bound to it; with none,
/// owned rows cannot be seen at all.
/// </summary>
public sealed class CurrentCpts
{
    public CptsId? Id { get; private set; }

    /// <summary>True for the few tasks of the installation itself (backup, migration, ownership of communes).</summary>
    public bool IsWholeInstallation { get; private set; }

    /// <summary>The identifier; an exception when no CPTS was entered.</summary>
    public CptsId Required => Id ?? throw new InvalidOperationException("No CPTS was entered.");

    /// <summary>Binds this scope to one CPTS, for good: entering another is an exception.</summary>
    public void Enter(CptsId id)
    {
        if ((Id is not null && Id != id) || IsWholeInstallation)
        {
            throw new InvalidOperationException("This scope is already bound; open another.");
        }
        Id = id;
    }

    internal void EnterWholeInstallation() => IsWholeInstallation = true;
}
