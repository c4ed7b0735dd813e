using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Web.Tests.Architecture;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

/// <summary>
/// Every free text of the model is read by PatientWatch, in the file that is named here, or stands here with the reason why not. Free: with room
/// for a sentence (250 characters or more).
/// </summary>
public sealed class PatientWatchWalkTests
{
    private const int Sentence = 250;

    /// <summary>« Entity.Property » → the file that reads it, or a reason between dashes.</summary>
    private static readonly Dictionary<string, string> Read = new(StringComparer.Ordinal)
    {
        ["FicheAction.Actions"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.Actors"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.Calendar"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.FoldedTitle"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.Indicators"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.Means"] = "src/Domain/Missions/FicheAction.cs",
        ["FicheAction.Objectives"] = "src/Domain/Missions/FicheAction.cs",
        ["Meeting.Agenda"] = "src/Domain/Meetings/Meeting.cs",
        ["Meeting.FoldedTitle"] = "src/Domain/Meetings/Meeting.cs",
        ["Meeting.Link"] = "- an address",
        ["Meeting.Place"] = "- a place",
        ["Member.Notes"] = "src/Domain/Members/MemberDetails.cs",
        ["MembershipApplication.Answer"] = "src/Domain/Admissions/MembershipApplication.cs",
        ["MembershipApplication.Message"] = "src/Domain/Admissions/MembershipApplication.cs",
        ["MembershipApplication.Question"] = "- what the bureau writes to the applicant",
        ["RightsRequest.Answer"] = "src/Domain/Privacy/RightsRequest.cs",
        ["RightsRequest.Details"] = "src/Domain/Privacy/RightsRequest.cs",
        ["RightsRequest.Extension"] = "src/Domain/Privacy/RightsRequest.cs",
    };

    [Fact]
    public async Task Every_free_text_is_watched_or_said_not_to_be()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.Within(null, services =>
        {
            var texts = services.GetRequiredService<TisserandDb>().Model.GetEntityTypes().Where(e => !e.IsOwned())
                .SelectMany(e => e.GetProperties().Where(p => p.ClrType == typeof(string) && (p.GetMaxLength() ?? int.MaxValue) >= Sentence).Select(p => e.ClrType.Name + "." + p.Name))
                .ToHashSet(StringComparer.Ordinal);
            var faults = texts.Where(t => !Read.ContainsKey(t)).Select(t => t + ": watched where, or why not?")
                .Concat(Read.Keys.Where(t => !texts.Contains(t)).Select(t => t + " is listed and is no free text any more"))
                .Concat(Read.Where(r => r.Value[0] != '-' && !Repository.Read(r.Value).Contains("PatientWatch", StringComparison.Ordinal)).Select(r => $"{r.Key}: {r.Value} does not call PatientWatch"))
                .Order(StringComparer.Ordinal).ToList();
            Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
            return Task.CompletedTask;
        });
    }
}
