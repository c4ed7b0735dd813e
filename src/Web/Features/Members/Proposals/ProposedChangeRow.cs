using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Proposals;

/// <summary>A proposed change and whose it is.</summary>
public sealed record ProposedChangeRow
{
    public required ProposedChange Change { get; init; }

    public required string Name { get; init; }

    public required string FoldedName { get; init; }

    /// <summary>What the entry says now, when it is no longer what it said when the change was proposed; null otherwise.</summary>
    public string? Now { get; set; }

    public Guid Id => Change.Id;

    public string Label => $"{Name}, {ProposedText.Label(Change.Field).ToLower(French.Culture)}";
}

/// <summary>The list of proposed changes: one definition for the page, CSV and XLSX.</summary>
internal static class ProposedChangeList
{
    public static Table<ProposedChangeRow> Table(CptsOfRequest here, Clock clock) => new("changements-proposes", "Changements proposés",
    [
        new("nom", "Adhérent", r => r.Name)
        {
            Html = r => CellHtml.Link(here.Link("adherents/" + r.Change.MemberId), r.Name),
            Order = (rows, down) => down
                ? rows.OrderByDescending(r => r.FoldedName).ThenByDescending(r => r.Change.ProposedAt).ThenByDescending(r => r.Change.Id)
                : rows.OrderBy(r => r.FoldedName).ThenBy(r => r.Change.ProposedAt).ThenBy(r => r.Change.Id),
        },
        new("rubrique", "Rubrique", r => ProposedText.Label(r.Change.Field)),
        new("avant", "Avant", r => ProposedText.Value(r.Change.Field, r.Change.Before)) { Html = Before },
        new("apres", "Proposé", r => ProposedText.Value(r.Change.Field, r.Change.After)) { Html = r => Lines(ProposedText.Value(r.Change.Field, r.Change.After), "strong") },
        new("origine", "Proposé par", r => r.Change.ProposedBy)
        {
            Html = r => Two(r.Change.Source == ProposalSource.Directory ? r.Change.ProposedBy : ProposedText.Label(r.Change.Source), "le " + French.Day(DateOnly.FromDateTime(clock.Local(r.Change.ProposedAt)))),
        },
        new("date", "Proposé le", r => DateOnly.FromDateTime(clock.Local(r.Change.ProposedAt))) { ExportOnly = true },
        new("etat", "État", r => ProposedText.Label(r.Change.State)) { ExportOnly = true },
        new("decide-par", "Décidé par", r => r.Change.SettledBy) { ExportOnly = true },
        new("decide-le", "Décidé le", r => r.Change.SettledAt is { } at ? DateOnly.FromDateTime(clock.Local(at)) : null) { ExportOnly = true },
        new("decision", "Décision", r => "") { Html = r => Decision(here, clock, r), ScreenHeading = "Décision" },
    ]);

    private static HtmlContentBuilder Before(ProposedChangeRow row)
    {
        var html = row.Change.Field.IsNews() ? new HtmlContentBuilder() : Lines(ProposedText.Value(row.Change.Field, row.Change.Before), "span");
        if (row.Now is { } now)
        {
            var said = ProposedText.Value(row.Change.Field, now);
            html.AppendHtml("<br><small class=\"tag due\">La fiche a changé depuis</small><br><small>Elle dit maintenant\u00A0: ").Append(said.Length > 0 ? said : "rien").AppendHtml("</small>");
        }
        return html;
    }

    private static HtmlContentBuilder Decision(CptsOfRequest here, Clock clock, ProposedChangeRow row)
    {
        var html = new HtmlContentBuilder();
        if (row.Change.State != ProposalState.Waiting)
        {
            return Two(ProposedText.Label(row.Change.State), row.Change.SettledAt is { } at ? $"par {row.Change.SettledBy}, le {French.Day(DateOnly.FromDateTime(clock.Local(at)))}" : "");
        }
        if (row.Change.Field.IsNews())
        {
            var end = CellHtml.Link(here.Link($"adherents/{row.Change.MemberId}#fin"), "Voir l’adhésion");
            end.AddCssClass("btn");
            end.Attributes["aria-label"] = "Voir l’adhésion de " + row.Name;
            return (HtmlContentBuilder)html.AppendHtml(end);
        }
        var accept = new TagBuilder("button");
        accept.AddCssClass("btn");
        accept.MergeAttributes(new Dictionary<string, string?>
        {
            ["form"] = "propositions",
            ["name"] = "One",
            ["value"] = $"{row.Change.Id}_{SettleProposedChanges.Mark(row.Now ?? row.Change.Before)}",
            ["aria-label"] = "Accepter\u00A0: " + row.Label,
        });
        accept.InnerHtml.Append(row.Now is null ? "Accepter" : "Accepter quand même");
        return (HtmlContentBuilder)html.AppendHtml(accept);
    }

    private static HtmlContentBuilder Lines(string text, string element)
    {
        var html = new HtmlContentBuilder();
        if (text.Length == 0)
        {
            return (HtmlContentBuilder)html.AppendHtml("<span class=\"muted\">rien</span>");
        }
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            html.AppendHtml((i > 0 ? "<br>" : "") + $"<{element}>").Append(lines[i]).AppendHtml($"</{element}>");
        }
        return html;
    }

    private static HtmlContentBuilder Two(string first, string second)
    {
        var html = new HtmlContentBuilder();
        return (HtmlContentBuilder)html.Append(first).AppendHtml("<br><small class=\"muted\">").Append(second).AppendHtml("</small>");
    }
}
