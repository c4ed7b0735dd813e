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
        ["Entry.FoldedLabel"] = "- typed by nobody",
        ["CarryOver.Justification"] = "src/Domain/Budget/CarryOver.cs",
        ["Invoice.FoldedLabel"] = "src/Domain/Purchases/Invoice.cs",
        ["Income.FoldedLabel"] = "src/Domain/Purchases/Income.cs",
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
        ["MeetingMailing.Text"] = "src/Domain/Meetings/FollowUps/MeetingMailing.cs",
        ["MeetingQuestion.Choices"] = "- a text that the CPTS sends or publishes",
        ["Registration.Email"] = "- an address or a name",
        ["Registration.FoldedName"] = "- typed by nobody",
        ["RegistrationAnswer.Text"] = "src/Domain/Meetings/Registrations/MeetingQuestion.cs",
        ["RegistrationForm.Notice"] = "src/Domain/Meetings/Registrations/RegistrationForm.cs",
        ["SatisfactionAnswer.Content"] = "src/Domain/Meetings/FollowUps/Satisfaction.cs",
        ["Meeting.Place"] = "- a place",
        ["Member.Notes"] = "src/Domain/Members/MemberDetails.cs",
        ["MembershipApplication.Answer"] = "src/Domain/Admissions/MembershipApplication.cs",
        ["MembershipApplication.Message"] = "src/Domain/Admissions/MembershipApplication.cs",
        ["MembershipApplication.Question"] = "- what the bureau writes to the applicant",
        ["RightsRequest.Answer"] = "src/Domain/Privacy/RightsRequest.cs",
        ["RightsRequest.Details"] = "src/Domain/Privacy/RightsRequest.cs",
        ["RightsRequest.Extension"] = "src/Domain/Privacy/RightsRequest.cs",
        ["BankLine.Label"] = "- typed by nobody",
        ["RememberedColumns.Headings"] = "- typed by nobody",
        ["RememberedColumns.Roles"] = "- typed by nobody",
        ["TransferItem.Label"] = "- typed by nobody",
        ["ToDo.FoldedTitle"] = "src/Domain/Tasks/ToDo.cs",
        ["ToDo.Steps"] = "src/Domain/Tasks/ToDo.cs",
        ["ToDo.Text"] = "src/Domain/Tasks/ToDo.cs",
        ["ReminderPlan.Text"] = "- a text that the CPTS sends or publishes",
        ["Account.ConcurrencyStamp"] = "- typed by nobody",
        ["Account.NormalizedEmail"] = "- typed by nobody",
        ["Account.NormalizedUserName"] = "- typed by nobody",
        ["Account.PasswordHash"] = "- typed by nobody",
        ["Account.SecurityStamp"] = "- typed by nobody",
        ["Account.UserName"] = "- typed by nobody",
        ["AuditEntry.Changes"] = "- typed by nobody",
        ["Contribution.ImportKey"] = "- typed by nobody",
        ["ContributionReminder.Subject"] = "- typed by nobody",
        ["ContributionReminder.Text"] = "- typed by nobody",
        ["ContributionReminder.To"] = "- typed by nobody",
        ["DataProtectionKey.Xml"] = "- typed by nobody",
        ["IdentityUserClaim`1.ClaimType"] = "- typed by nobody",
        ["IdentityUserClaim`1.ClaimValue"] = "- typed by nobody",
        ["IdentityUserLogin`1.ProviderDisplayName"] = "- typed by nobody",
        ["IdentityUserToken`1.Value"] = "- typed by nobody",
        ["Indicator.FoldedLabel"] = "- typed by nobody",
        ["KeptIdentity.Pieces"] = "- typed by nobody",
        ["DoorMark.Issue"] = "- typed by nobody",
        ["PresenceSignature.Drawing"] = "- typed by nobody",
        ["MatchKey.Key"] = "- typed by nobody",
        ["Member.FoldedName"] = "- typed by nobody",
        ["MemberImport.Columns"] = "- typed by nobody",
        ["MemberImport.Headings"] = "- typed by nobody",
        ["MemberImportLine.Before"] = "- typed by nobody",
        ["MemberImportLine.Note"] = "- typed by nobody",
        ["MemberImportLine.Problems"] = "- typed by nobody",
        ["MembershipApplication.FoldedName"] = "- typed by nobody",
        ["OutgoingMail.Files"] = "- typed by nobody",
        ["OutgoingMail.Body"] = "- typed by nobody",
        ["OutgoingMail.LastError"] = "- typed by nobody",
        ["OutgoingMail.Subject"] = "- typed by nobody",
        ["OutgoingMail.To"] = "- typed by nobody",
        ["ProposedChange.Before"] = "- typed by nobody",
        ["AgendaPoint.Text"] = "src/Domain/Governance/AgendaPoint.cs",
        ["AgendaPoint.Title"] = "src/Domain/Governance/AgendaPoint.cs",
        ["Convocation.Text"] = "src/Domain/Governance/Convocation.cs",
        ["InterestDeclaration.Ties"] = "src/Domain/Governance/Interests.cs",
        ["MemberCompetence.FoldedLabel"] = "src/Domain/Members/MemberCompetence.cs",
        ["MemberMessage.Text"] = "src/Domain/Members/MemberMessage.cs",
        ["Resolution.FoldedText"] = "src/Domain/Governance/Resolution.cs",
        ["Resolution.Text"] = "src/Domain/Governance/Resolution.cs",
        ["BallotUrn.Content"] = "- typed by nobody",
        ["Convocation.Agenda"] = "- the titles of the points, watched there",
        ["Convocation.Attachments"] = "- names of documents",
        ["Convocation.Place"] = "- a place",
        ["ConvokedPerson.Email"] = "- an address or a name",
        ["CoverageReading.Communes"] = "- typed by nobody",
        ["InvitationRound.Filter"] = "- typed by nobody",
        ["MemberMessage.Audience"] = "- typed by nobody",
        ["MessageRecipient.To"] = "- an address or a name",
        ["MinutesVersion.Facts"] = "- made of texts watched where they are typed",
        ["ProfessionalInvitation.Address"] = "- copied from the public directory",
        ["ProfessionalInvitation.City"] = "- copied from the public directory",
        ["ProfessionalInvitation.Email"] = "- copied from the public directory",
        ["ProfessionalInvitation.FirstName"] = "- copied from the public directory",
        ["ProfessionalInvitation.FoldedName"] = "- copied from the public directory",
        ["ProfessionalInvitation.LastName"] = "- copied from the public directory",
        ["ProfessionalInvitation.Place"] = "- copied from the public directory",
        ["RegisteredSeat.Address"] = "- an address",
        ["Segment.Query"] = "- typed by nobody",
        ["StatedRule.Value"] = "- a figure of the statutes",
        ["DatePoll.FoldedTitle"] = "src/Domain/Polls/DatePoll.cs",
        ["DatePoll.Message"] = "src/Domain/Polls/DatePoll.cs",
        ["DatePoll.Link"] = "- an address",
        ["DatePoll.Place"] = "- a place",
        ["PollPerson.Comment"] = "src/Domain/Polls/PollPerson.cs",
        ["PollPerson.Email"] = "- an address or a name",
        ["DirectoryCard.Mssante"] = "- an address or a name",
        ["DirectoryCard.Skills"] = "- what a professional can do, shown to colleagues",
        ["DirectoryCard.FoldedSkills"] = "- typed by nobody",
        ["Consent.Text"] = "- typed by nobody",
        ["Account.Email"] = "- an address or a name",
        ["Account.PhoneNumber"] = "- an address or a name",
        ["Contribution.Payer"] = "- an address or a name",
        ["Member.Email"] = "- an address or a name",
        ["MembershipApplication.Email"] = "- an address or a name",
        ["PrivacySettings.Contact"] = "- an address or a name",
        ["PrivacySettings.Controller"] = "- an address or a name",
        ["PrivacySettings.Officer"] = "- an address or a name",
        ["RightsRequest.Contact"] = "- an address or a name",
        ["MemberImportLine.Cells"] = "- read as the entry is, when it becomes one",
        ["ProposedChange.After"] = "- read as the entry is, when it becomes one",
        ["ManagementDialogue.Agreed"] = "src/Domain/Funding/ManagementDialogue.cs",
        ["AciContract.TerminationReason"] = "src/Domain/Funding/AciContract.Termination.cs",
        ["Avenant.Note"] = "src/Domain/Funding/Avenant.cs",
        ["Avenant.PopulationSource"] = "src/Domain/Funding/Avenant.cs",
        ["AciContract.PopulationSource"] = "- a vote, a source or a decision",
        ["AttainmentNotified.Source"] = "- a vote, a source or a decision",
        ["Contribution.Vote"] = "- a vote, a source or a decision",
        ["ContributionRate.Vote"] = "- a vote, a source or a decision",
        ["CrisisRecognised.Decision"] = "- a vote, a source or a decision",
        ["IndemnityLine.Vote"] = "- a vote, a source or a decision",
        ["IndemnityRate.Vote"] = "- a vote, a source or a decision",
        ["PaidDeed.Vote"] = "- a vote, a source or a decision",
        ["Grant.FoldedTitle"] = "src/Domain/Purchases/Grant.cs",
        ["Grant.Link"] = "- an address",
        ["Grant.Notes"] = "src/Domain/Purchases/Grant.cs",
        ["AdmissionSettings.Welcome"] = "- a text that the CPTS sends or publishes",
        ["ContributionSettings.HowToPay"] = "- a text that the CPTS sends or publishes",
        ["ContributionSettings.Identity"] = "- a text that the CPTS sends or publishes",
        ["ContributionSettings.ReminderText"] = "- a text that the CPTS sends or publishes",
        ["JoiningText.Text"] = "- a text that the CPTS sends or publishes",
        ["OwnProcessing.Basis"] = "- what the association does, for the register",
        ["OwnProcessing.Data"] = "- what the association does, for the register",
        ["OwnProcessing.Keeping"] = "- what the association does, for the register",
        ["OwnProcessing.People"] = "- what the association does, for the register",
        ["OwnProcessing.Purpose"] = "- what the association does, for the register",
        ["OwnProcessing.Recipients"] = "- what the association does, for the register",
        ["AmountOfContract.Reason"] = "- why an amount or a figure differs, in a few words",
        ["Contribution.Reason"] = "- why an amount or a figure differs, in a few words",
        ["Contribution.Reference"] = "- why an amount or a figure differs, in a few words",
        ["IndemnityLine.Reason"] = "- why an amount or a figure differs, in a few words",
        ["IndicatorMeasure.Reason"] = "- why an amount or a figure differs, in a few words",
        ["TerritoryLine.PartReason"] = "- why an amount or a figure differs, in a few words",
        ["Indicator.Definition"] = "- what is counted, never who",
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
