using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data.Tasks;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;
using Tisserand.Web.Shell.Tasks;

namespace Tisserand.Web.Features.Tasks;

/// <summary>How tasks are said on screen and in addresses.</summary>
internal static class TaskText
{
    /// <summary>In the address, for what no mission holds.</summary>
    public const string Association = "association";

    public static IReadOnlyList<SelectListItem> StateFilter { get; } =
        [new("Pas encore faites", ""), new("En retard", "en-retard"), .. Enum.GetValues<ToDoState>().Select(s => new SelectListItem(Capital(s.Label()), s.Code())), new("Toutes", "toutes")];

    public static IReadOnlyList<SelectListItem> MissionFilter { get; } =
        [new("Toutes missions", ""), .. MissionCodes.All.Select(m => new SelectListItem(m.ShortLabel(), m.Code())), new("Vie de l’association", Association)];

    public static IReadOnlyList<SelectListItem> Recurrences { get; } = [.. Enum.GetValues<Recurrence>().Select(r => new SelectListItem(r.Label(), r.ToString()))];

    public static string Mission(MissionCode? mission) => mission?.ShortLabel() ?? "Vie de l’association";

    public static string Due(DateOnly? day) => day is { } due ? "pour le " + French.LongDay(due) : "sans échéance";

    public static TagBuilder Tag(ToDoRow row, DateOnly today)
    {
        var (label, tone) = TaskWords.State(row.State, row.DueOn, today);
        return CellHtml.Tag(label, tone);
    }

    public static TagBuilder Link(string address, string text, bool isUrgent)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        link.InnerHtml.Append((isUrgent ? "! " : "") + text);
        if (isUrgent)
        {
            link.Attributes["title"] = "Prioritaire";
        }
        return link;
    }

    private static string Capital(string text) => char.ToUpper(text[0], French.Culture) + text[1..];
}
