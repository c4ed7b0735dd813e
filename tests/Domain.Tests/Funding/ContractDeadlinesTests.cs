using Tisserand.Domain.Funding;
using Xunit;

namespace Tisserand.Domain.Tests.Funding;

public sealed class ContractDeadlinesTests
{
    [Fact]
    public void A_contract_brings_its_deadlines_in_order()
    {
        var deadlines = ContractDeadlines.Of(new(2024, 3, 1));

        Assert.Equal(
            [
                (new DateOnly(2024, 9, 1), ContractDeadlineKind.MissionStart),
                (new(2024, 9, 1), ContractDeadlineKind.MissionStart),
                (new(2025, 3, 1), ContractDeadlineKind.MissionStart),
                (new(2025, 3, 1), ContractDeadlineKind.MissionStart),
                (new(2025, 3, 1), ContractDeadlineKind.ManagementDialogue),
                (new(2025, 9, 1), ContractDeadlineKind.MissionDeployment),
                (new(2025, 9, 1), ContractDeadlineKind.MissionDeployment),
                (new(2026, 3, 1), ContractDeadlineKind.MissionDeployment),
                (new(2026, 3, 1), ContractDeadlineKind.MissionDeployment),
                (new(2026, 3, 1), ContractDeadlineKind.ManagementDialogue),
                (new(2027, 3, 1), ContractDeadlineKind.ManagementDialogue),
                (new(2028, 3, 1), ContractDeadlineKind.ManagementDialogue),
                (new(2028, 9, 1), ContractDeadlineKind.RenewalPreparation),
                (new(2029, 1, 1), ContractDeadlineKind.TerminationNotice),
                (new(2029, 2, 28), ContractDeadlineKind.ContractEnd),
                (new(2029, 3, 1), ContractDeadlineKind.ManagementDialogue),
            ],
            deadlines.Select(d => (d.DueOn, d.Kind)));
        Assert.Equal(new(2028, 6, 1), deadlines.Single(d => d.Kind == ContractDeadlineKind.RenewalPreparation).OpensOn);
        Assert.All(deadlines, d => Assert.NotEmpty(d.Source));
    }

    [Fact]
    public void A_validated_crisis_plan_is_updated_every_year_of_the_contract()
    {
        var updates = ContractDeadlines.Of(new(2024, 3, 1), new DateOnly(2024, 11, 15)).Where(d => d.Kind == ContractDeadlineKind.CrisisPlanUpdate);
        DateOnly[] expected = [new(2025, 11, 15), new(2026, 11, 15), new(2027, 11, 15), new(2028, 11, 15)];
        Assert.Equal(expected, updates.Select(d => d.DueOn));
    }
}
