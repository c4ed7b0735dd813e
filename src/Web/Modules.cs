using Tisserand.Web.Shell;

namespace Tisserand.Web;

/// <summary>The modules of the application, from the ground up. A module appears here when something in it works.</summary>
public static class Modules
{
    public static IReadOnlyList<IModule> All { get; } =
    [
        new Features.Reference.ReferenceModule(),
        new Features.Access.AccessModule(),
        new Features.Accounting.AccountingModule(),
        new Features.Territories.TerritoriesModule(),
        new Features.Members.MembersModule(),
        new Features.Contributions.ContributionsModule(),
        new Features.Admissions.AdmissionsModule(),
        new Features.Missions.MissionsModule(),
        new Features.Meetings.MeetingsModule(),
        new Features.Governance.GovernanceModule(),
        new Features.Tasks.TasksModule(),
        new Features.Polls.PollsModule(),
        new Features.Banking.BankingModule(),
        new Features.Indemnities.IndemnitiesModule(),
        new Features.Indicators.IndicatorsModule(),
        new Features.Funding.FundingModule(),
        new Features.Purchases.PurchasesModule(),
        new Features.Budget.BudgetModule(),
        new Features.Reports.ReportsModule(),
        new Features.Sharing.SharingModule(),
        new Features.Documents.DocumentsModule(),
        new Features.Installation.InstallationModule(),
        new Features.Privacy.PrivacyModule(),
        new Features.Lifecycle.LifecycleModule(),
        new Demonstration.DemonstrationModule(),
    ];
}
