using System.CommandLine;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Shell;

/// <summary>All that a module adds to the application; read its file and you know the feature.</summary>
public interface IModule
{
    /// <summary>Services, jobs included.</summary>
    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Entries of the menu of a CPTS.</summary>
    IEnumerable<MenuEntry> Menu => [];

    /// <summary>Tabs of a section of the menu; each page of the section shows the partial « _SectionTabs ».</summary>
    IEnumerable<SectionTab> Tabs => [];

    /// <summary>Minimal-API endpoints; each carries its access rule (Gate).</summary>
    void MapApi(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>Pages of the administrateur of the installation; each shows the partial « _AdministrationTabs ».</summary>
    IEnumerable<AdministrationEntry> Administration => [];

    /// <summary>French words for the records of the module in the audit trail.</summary>
    IEnumerable<RecordWords> Records => [];

    /// <summary>What the records of the module hold of persons: exported, and erased, by it.</summary>
    IEnumerable<PersonalRecord> PersonalRecords => [];

    /// <summary>How long the module keeps what, and what happens then.</summary>
    IEnumerable<RetentionRule> Retention => [];

    /// <summary>Commands of the executable.</summary>
    IEnumerable<Command> Commands(Cli cli) => [];
}

/// <summary>One entry of the menu: shown to those who may see its area.</summary>
/// <param name="Order">Place in the menu, as users name things: 10 Cette semaine, 20 Territoire, 30 Adhérents, 40 Réunions, 50 Missions, 60 Indicateurs, 70 Finances, 80 Vie associative, 90 Communication, 100 Équipe, 110 Paramètres.</param>
/// <param name="Path">After /c/{code}; empty for the home.</param>
/// <param name="Area">Null: everybody of the CPTS.</param>
/// <param name="Section">Other path prefixes for which the entry is lit.</param>
public sealed record MenuEntry(int Order, string Label, string Icon, string Path, Area? Area, params string[] Section)
{
    /// <summary>For whom it is useful, among those who may see it; everybody when null.</summary>
    public Func<CptsOfRequest, bool>? For { get; init; }
}

/// <summary>One page of the administration: a tab, and a line of its first page.</summary>
/// <param name="Order">10 Vue d’ensemble, 20 Comptes, 30 CPTS, 40 Courrier, 50 Annuaires et contours, 60 Sauvegardes, 90 Journal.</param>
/// <param name="Path">/administration/…</param>
/// <param name="About">What it is for, in a few words.</param>
public sealed record AdministrationEntry(int Order, string Label, string Path, string About);

/// <summary>One tab of a section of the menu that several modules share: shown to those who may see its area.</summary>
/// <param name="Section">« finances ».</param>
/// <param name="Order">Finances: 10 Calendrier ACI, 20 Contrat ACI, 30 Indemnités, 40 Grille de taux.</param>
/// <param name="Path">After /c/{code}; the pages below it belong to the tab.</param>
public sealed record SectionTab(string Section, int Order, string Label, string Path, Area Area);
