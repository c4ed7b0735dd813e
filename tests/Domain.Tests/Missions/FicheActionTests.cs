using Tisserand.Domain.Missions;
using Xunit;

namespace Tisserand.Domain.Tests.Missions;

public sealed class FicheActionTests
{
    private static readonly FicheActionDetails Wounds = new(
        MissionCode.Pathways, "  Plaies   chroniques ", "Réduire les hospitalisations\r\nRepérer plus tôt", "Former", "IDEL, médecins", "Protocole", "Nombre de bilans", "2026 à 2028",
        new(2026, 3, 1), new(2028, 2, 29), null, null, FicheActionState.Draft);

    [Fact]
    public void What_is_written_is_kept_fit_to_be_printed_and_searched()
    {
        var fiche = FicheAction.Write(Wounds).Required;

        Assert.Equal(("Plaies chroniques", "plaies chroniques", "Réduire les hospitalisations\nRepérer plus tôt"), (fiche.Title, fiche.FoldedTitle, fiche.Objectives));
        Assert.Equal((MissionCode.Pathways, FicheActionState.Draft, new DateOnly(2028, 2, 29)), (fiche.Mission, fiche.State, fiche.EndsOn));
    }

    public static TheoryData<string, string, FicheActionDetails> Refused { get; } = new()
    {
        { "mission-required", "Mission", Wounds with { Mission = null } },
        { "title-required", "Title", Wounds with { Title = " \u00A0 " } },
        { "title-required", "Title", Wounds with { Title = new('a', 201) } },
        { "text-too-long", "Means", Wounds with { Means = new('a', 4001) } },
        { "text-too-long", "Calendar", Wounds with { Calendar = new('a', 4001) } },
        { "end-before-start", "EndsOn", Wounds with { EndsOn = new(2026, 2, 28) } },
    };

    [Theory, MemberData(nameof(Refused))]
    public void A_refusal_names_its_field_and_changes_nothing(string code, string field, FicheActionDetails details)
    {
        var fiche = FicheAction.Write(Wounds).Required;

        var refusal = Assert.Single(fiche.Change(details));

        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Equal((MissionCode.Pathways, "Plaies chroniques", "Protocole", new DateOnly(2028, 2, 29)), (fiche.Mission, fiche.Title, fiche.Means, fiche.EndsOn));
        Assert.False(FicheAction.Write(details).Succeeded);
    }

    [Fact]
    public void Longest_texts_and_a_single_day_are_accepted() =>
        Assert.True(FicheAction.Write(Wounds with { Title = new('a', 200), Means = new('a', 4000), EndsOn = Wounds.StartsOn }).Succeeded);

    [Fact]
    public void A_text_that_seems_to_name_a_patient_is_pointed_at()
    {
        var warning = Assert.Single((Wounds with { Actions = "La patiente Mme Dupont a servi d’exemple" }).Warnings());

        Assert.Equal(("patient-identity", "Actions"), (warning.Code, warning.Field));
        Assert.Empty(Wounds.Warnings());
    }
}
