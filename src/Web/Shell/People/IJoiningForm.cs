namespace Tisserand.Web.Shell.People;

/// <summary>The public joining form of the CPTS of the request, for modules that do not know the one that keeps it.</summary>
public interface IJoiningForm
{
    /// <summary>« /c/deux-vallees/adherer »; null while the form is closed.</summary>
    Task<string?> Path(CancellationToken cancellationToken);
}
