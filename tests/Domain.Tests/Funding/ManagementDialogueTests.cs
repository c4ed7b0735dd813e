using Tisserand.Domain.Funding;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class ManagementDialogueTests
{
    private static readonly AciContract Contract = AciContract.Sign(new(2025, 3, 1), null, new(98_412, 2022, "Contrat", false), true).Required;

    [Fact]
    public void It_keeps_what_was_agreed()
    {
        var dialogue = ManagementDialogue.Hold(Contract, new(1, new(2026, 3, 12), null, " Objectifs reconduits\r\nSolde en avril ", null)).Required;

        Assert.Equal((1, "Objectifs reconduits\nSolde en avril"), (dialogue.ContractYear, dialogue.Agreed));
    }

    [Theory]
    [InlineData(0, "2026-03-12", "Convenu", "year-out-of-range")]
    [InlineData(6, "2026-03-12", "Convenu", "year-out-of-range")]
    [InlineData(1, null, "Convenu", "day-needed")]
    [InlineData(1, "2025-02-28", "Convenu", "day-needed")]
    [InlineData(1, "2026-03-12", "Patient M. Durand", "patient-identity")]
    public void It_refuses(int year, string? day, string agreed, string code) =>
        Assert.Equal(code, Assert.Single(ManagementDialogue.Hold(Contract, new(year, day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), null, agreed, null)).Refusals).Code);

    [Fact]
    public void An_avenant_of_another_contract_is_unknown() =>
        Assert.Equal("avenant-unknown", Assert.Single(ManagementDialogue.Hold(Contract, new(1, new(2026, 3, 12), null, "", Guid.NewGuid())).Refusals).Code);

    [Fact]
    public void The_steps_of_the_renewal_come_before_the_end()
    {
        var steps = RenewalStep.Of(new(2025, 3, 1));

        Assert.Equal(new DateOnly(2029, 6, 1), steps[0].DueOn);
        Assert.Equal(new DateOnly(2030, 2, 1), steps[^1].DueOn);
        Assert.Equal(steps.OrderBy(s => s.DueOn), steps);
        Assert.Equal(new DateOnly(2030, 1, 1), ContractDeadlines.Of(new(2025, 3, 1)).Single(d => d.Kind == ContractDeadlineKind.TerminationNotice).DueOn);
    }
}
