using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Reference;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Movements;

/// <summary>How the movements of the territory are said.</summary>
internal static class MovementText
{
    public static string Label(this TerritoryMovementKind kind) => kind switch
    {
        TerritoryMovementKind.Arrival => "Arrivée",
        TerritoryMovementKind.Departure => "Départ",
        TerritoryMovementKind.Move => "Déménagement",
        TerritoryMovementKind.Change => "Changement",
        TerritoryMovementKind.Renumbered => "Numéro changé",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>« 3 arrivées », « 1 départ ».</summary>
    public static (string One, string Several) Unit(this TerritoryMovementKind kind) => kind switch
    {
        TerritoryMovementKind.Arrival => ("arrivée", "arrivées"),
        TerritoryMovementKind.Departure => ("départ", "départs"),
        TerritoryMovementKind.Move => ("déménagement", "déménagements"),
        TerritoryMovementKind.Change => ("changement de situation", "changements de situation"),
        TerritoryMovementKind.Renumbered => ("numéro changé", "numéros changés"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What happened, in a sentence.</summary>
    public static string Told(this TerritoryMovement movement, DirectoryLabels labels) => movement.Kind switch
    {
        TerritoryMovementKind.Arrival when movement.Before is null => "Nouveau dans l’annuaire",
        TerritoryMovementKind.Arrival => Where(movement.Before) is { Length: > 0 } from ? "Exerçait à " + from : "N’avait pas de lieu d’exercice",
        TerritoryMovementKind.Departure when movement.After is null => "Ne figure plus dans l’annuaire",
        TerritoryMovementKind.Departure => Where(movement.After) is { Length: > 0 } to ? "Exerce maintenant à " + to : "N’a plus de lieu d’exercice",
        TerritoryMovementKind.Move => $"De {Places(movement.Before, movement.After)} à {Places(movement.After, movement.Before)}" + (Changes(movement, labels) is { Length: > 0 } also ? ". " + also : ""),
        TerritoryMovementKind.Change => Changes(movement, labels),
        TerritoryMovementKind.Renumbered => $"Sans doute la même personne que le numéro ADELI {movement.Twin![1..]}, disparu dans le même fichier",
        _ => throw new ArgumentOutOfRangeException(nameof(movement)),
    };

    /// <summary>« Lumbres, Saint-Omer ».</summary>
    public static string Where(DirectoryState? state) => state is null ? "" : string.Join(", ", state.Communes.Select(MemberText.CommuneName).Order(StringComparer.Ordinal));

    /// <summary>Places of one that the other has not.</summary>
    private static string Places(DirectoryState? of, DirectoryState? against)
    {
        var other = (against?.Places ?? []).Select(p => p.Spot).ToHashSet();
        var told = (of?.Places ?? []).Where(p => p.Practising && !other.Contains(p.Spot))
            .Select(p => string.Join(", ", new[] { p.Street, p.Commune is { } commune ? MemberText.CommuneName(commune) : p.City }.Where(t => t.Length > 0))).ToList();
        return told.Count == 0 ? "(aucun autre lieu)" : string.Join(" et ", told);
    }

    private static string Changes(TerritoryMovement movement, DirectoryLabels labels)
    {
        if (movement is not { Before: { } before, After: { } after })
        {
            return "";
        }
        var told = new List<string>();
        void Say(string what, string was, string now)
        {
            if (was != now)
            {
                told.Add($"{what}\u00A0: {(was.Length > 0 ? was : "rien")} → {(now.Length > 0 ? now : "rien")}");
            }
        }
        if (before.FoldedName != after.FoldedName)
        {
            Say("Nom", Name(before), Name(after));
        }
        Say("Profession", string.Join(", ", before.Professions.Select(labels.Profession)), string.Join(", ", after.Professions.Select(labels.Profession)));
        Say("Spécialité", labels.Speciality(before.Speciality), labels.Speciality(after.Speciality));
        Say("Exercice", string.Join(", ", before.Modes.Select(labels.Mode)), string.Join(", ", after.Modes.Select(labels.Mode)));
        Say("Catégorie", string.Join(", ", before.Categories.Select(Nomenclature.CategoryLabel)), string.Join(", ", after.Categories.Select(Nomenclature.CategoryLabel)));
        return told.Count > 0 || movement.Kind == TerritoryMovementKind.Move ? string.Join("\u00A0; ", told) : "Remplaçant ou titulaire au même lieu";
    }

    private static string Name(DirectoryState state) => MemberOfDirectory.Name(state.LastName) + " " + MemberOfDirectory.Name(state.FirstName);
}

/// <summary>The list of the movements of the territory: one definition for the page, CSV and XLSX.</summary>
/// <param name="members">By RPPS number.</param>
internal sealed class MovementList(CptsOfRequest here, DirectoryLabels labels, IReadOnlyDictionary<string, Guid> members, bool mayAct)
{
    public Table<TerritoryMovement> Table() => new("mouvements-du-territoire", "Mouvements du territoire",
    [
        new("nom", "Nom", m => MemberOfDirectory.Name(m.Person.LastName))
        {
            Html = m => Two(Name(m), Profession(m)),
            Order = (rows, down) => down ? rows.OrderByDescending(m => m.Folded).ThenByDescending(m => m.Id) : rows.OrderBy(m => m.Folded).ThenBy(m => m.Id),
        },
        new("prenom", "Prénom", m => MemberOfDirectory.Name(m.Person.FirstName)) { ExportOnly = true },
        new("profession", "Profession", m => labels.Profession(m.Profession)) { ExportOnly = true },
        new("specialite", "Spécialité", m => labels.Speciality(m.Person.Speciality)) { ExportOnly = true },
        new("mouvement", "Mouvement", m => m.Kind.Label()) { Html = m => Tag(m.Kind) },
        new("detail", "Détail", m => m.Told(labels)),
        new("communes", "Communes", m => MovementText.Where(m.Person)),
        new("rpps", "Numéro RPPS", m => m.Rpps) { ExportOnly = true },
        new("adherent", "Adhérent", m => Member(m) is not null) { Html = Act, ScreenHeading = "Fiche" },
    ]);

    private static string Name(TerritoryMovement movement) => MemberOfDirectory.Name(movement.Person.LastName) + " " + MemberOfDirectory.Name(movement.Person.FirstName);

    private string Profession(TerritoryMovement movement) =>
        string.Join(", ", new[] { labels.Profession(movement.Profession), labels.Speciality(movement.Person.Speciality) }.Where(t => t.Length > 0));

    private Guid? Member(TerritoryMovement movement) => movement.Rpps is { } rpps && members.TryGetValue(rpps, out var id) ? id : null;

    private IHtmlContent Act(TerritoryMovement movement)
    {
        if (Member(movement) is { } id)
        {
            var link = new TagBuilder("a");
            link.AddCssClass("btn");
            link.Attributes["href"] = here.Link("adherents/" + id);
            link.Attributes["aria-label"] = "Voir la fiche de " + Name(movement);
            link.InnerHtml.Append("Voir la fiche");
            return link;
        }
        if (!mayAct || movement.Kind is not (TerritoryMovementKind.Arrival or TerritoryMovementKind.Renumbered))
        {
            return HtmlString.Empty;
        }
        var button = new TagBuilder("button");
        button.AddCssClass("btn");
        button.MergeAttributes(new Dictionary<string, string?>
        {
            ["form"] = "adhesion",
            ["name"] = "ids",
            ["value"] = movement.NationalId,
            ["aria-label"] = "Faire adhérer " + Name(movement),
        });
        button.InnerHtml.Append("Faire adhérer");
        return button;
    }

    private static TagBuilder Tag(TerritoryMovementKind kind) => CellHtml.Tag(kind.Label(), kind switch { TerritoryMovementKind.Arrival => "ok", TerritoryMovementKind.Departure => "late", TerritoryMovementKind.Renumbered => "due", _ => "wait" });

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        return (HtmlContentBuilder)html.Append(first).AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
