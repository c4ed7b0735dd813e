using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Web.Features.Governance.Sittings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Attachments;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Week;

namespace Tisserand.Web.Features.Governance;

/// <summary>Vie associative : who governs the association, by which rules, what was decided and how.</summary>
public sealed class GovernanceModule : IModule
{
    private const string Section = "vie-associative";

    public IEnumerable<MenuEntry> Menu => [new(80, "Vie associative", "gavel", "vie-associative", Area.Governance)];

    public IEnumerable<SectionTab> Tabs =>
    [
        new(Section, 10, "Instances et mandats", "vie-associative", Area.Governance),
        new(Section, 20, "Séances", "vie-associative/seances", Area.Meetings),
        new(Section, 30, "Décisions", "vie-associative/decisions", Area.Governance),
        new(Section, 40, "Statuts et règles", "vie-associative/statuts", Area.Governance),
        new(Section, 50, "Déclarations", "vie-associative/declarations", Area.Governance),
        new(Section, 60, "Liens d’intérêts", "vie-associative/interets", Area.Governance),
    ];

    public IEnumerable<RecordWords> Records => GovernanceWords.All;

    public IEnumerable<PersonalRecord> PersonalRecords => GovernancePrivacy.Records;

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<GiveMandate>().AddScoped<AdoptText>().AddScoped<IWeekSource, GovernanceWeek>()
            .AddScoped<VotingCards>().AddScoped<ConvokeMeeting>().AddScoped<WelcomeVoter>().AddScoped<GiveProxy>().AddScoped<HoldBallot>().AddScoped<CastVotes>().AddScoped<WriteMinutes>()
            .AddScoped<ISettleMerge, GovernanceOfMerge>().AddScoped<IRefuseErasure, MandateStillHeld>().AddScoped<ISpaceSection, MandatesOfSpace>();
        services.AddSingleton(new AttachmentSubject(nameof(FoundingText), "statuts", Area.Governance,
            (db, id, cancellationToken) => db.Set<FoundingText>().AnyAsync(t => t.Id == id, cancellationToken), id => $"vie-associative/statuts/saisie/{id}"));
    }
}
