using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Members;

/// <summary>How the days of a role or skill are said.</summary>
internal static class CompetenceText
{
    public static string Days(MemberCompetence competence) => (competence.StartsOn, competence.EndsOn) switch
    {
        ({ } start, { } end) => $"du {French.Day(start)} au {French.Day(end)}",
        ({ } start, null) => $"depuis le {French.Day(start)}",
        (null, { } end) => $"jusqu’au {French.Day(end)}",
        _ => "",
    };
}
