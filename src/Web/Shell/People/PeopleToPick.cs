using Tisserand.Data.Meetings;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Shell.People;

/// <summary>People to pick in a list, for a meeting or for a poll.</summary>
internal static class PeopleToPick
{
    public static Table<PersonFound> Table(string code, string title) => new(code, title,
    [
        new("nom", "Nom", p => p.LastName + " " + p.FirstName)
        {
            Order = (rows, down) => down ? rows.OrderByDescending(p => p.FoldedName).ThenByDescending(p => p.Id) : rows.OrderBy(p => p.FoldedName).ThenBy(p => p.Id),
        },
        new("profession", "Profession", p => Member.ProfessionLabel(p.Profession)),
        new("commune", "Commune", p => MemberText.CommuneName(p.Commune)),
    ]);

    /// <summary>« Groupe plaies, 12/03/2026 (14 personnes) ».</summary>
    public static string Label(MeetingWithPeople meeting) => $"{meeting.Title}, {French.Day(meeting.Day)} ({French.Count(meeting.Count, "personne", "personnes")})";
}
