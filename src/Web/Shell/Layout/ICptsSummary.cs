namespace Tisserand.Web.Shell.Layout;

/// <summary>A few words about the CPTS under its name in the menu (« Taille 3 · 98 412 habitants »), given by a module.</summary>
public interface ICptsSummary
{
    Task<string?> Describe(CancellationToken cancellationToken);
}
