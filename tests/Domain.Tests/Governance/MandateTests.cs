using Tisserand.Domain.Governance;
using Xunit;

namespace Tisserand.Domain.Tests.Governance;

public sealed class MandateTests
{
    private static readonly Guid Body = Guid.NewGuid();
    private static readonly Guid Anais = Guid.NewGuid();
    private static readonly Guid Paul = Guid.NewGuid();

    [Fact]
    public void One_person_does_not_hold_one_seat_twice_on_a_day()
    {
        var first = Give(Anais, Seat.President, new(2024, 3, 12), new(2027, 3, 11));

        var again = Mandate.Give(Body, new(Anais, Seat.President, new(2027, 3, 11), null, null, null), [first]);
        Assert.Equal("seat-held", Assert.Single(again.Refusals).Code);
        Assert.True(Mandate.Give(Body, new(Anais, Seat.President, new(2027, 3, 12), null, null, null), [first]).Succeeded);
        Assert.True(Mandate.Give(Body, new(Anais, Seat.Member, new(2025, 1, 1), null, null, null), [first]).Succeeded);
        Assert.True(Mandate.Give(Body, new(Paul, Seat.President, new(2025, 1, 1), null, null, null), [first]).Succeeded);
        Assert.Empty(first.Change(new(Anais, Seat.President, new(2024, 3, 12), new(2026, 3, 11), null, null), [first]));
    }

    [Fact]
    public void A_mandate_without_a_person_a_seat_or_with_an_end_before_its_start_is_refused()
    {
        var refused = Mandate.Give(Body, new(null, null, new(2026, 1, 2), new(2026, 1, 1), null, new string('x', 201)), []);
        Assert.Equal(["MemberId", "Seat", "EndsOn", "ElectedBy"], refused.Refusals.Select(r => r.Field));
    }

    [Fact]
    public void It_ends_before_its_term_for_a_reason_and_is_renewed_for_as_long()
    {
        var mandate = Give(Anais, Seat.Treasurer, new(2024, 3, 12), new(2027, 3, 11));

        Assert.Equal(new MandateDetails(Anais, Seat.Treasurer, new(2027, 3, 12), new(2030, 3, 11), null, null), mandate.Renewal(new(2026, 11, 22)));
        Assert.Equal(2, mandate.End(new(2027, 3, 12), " ").Count);
        Assert.Empty(mandate.End(new(2026, 6, 30), "Démission"));
        Assert.Equal((new DateOnly(2026, 6, 30), "Démission"), (mandate.EndsOn, mandate.EndReason));
    }

    [Fact]
    public void What_is_to_be_declared_is_derived_from_the_mandates()
    {
        OfficerMandate[] officers =
        [
            new(Anais, "Anaïs Roche", "Bureau", Seat.President, new(2024, 3, 12), new(2026, 9, 30)),
            new(Anais, "Anaïs Roche", "Bureau", Seat.Member, new(2024, 3, 12), new(2025, 3, 11)),
            // Renewed without a gap: nothing changes.
            new(Anais, "Anaïs Roche", "Bureau", Seat.Member, new(2025, 3, 12), null),
            new(Paul, "Paul Duval", "Bureau", Seat.President, new(2026, 10, 1), null),
        ];

        var change = Assert.Single(DeclarableChanges.UpTo(new(2026, 11, 22), officers, [new(2024, 3, 12)], []));

        Assert.Equal((DeclarableChange.Officers, new DateOnly(2026, 10, 1), new DateOnly(2027, 1, 1)), (change.Change, change.ChangedOn, change.DueOn));
        Assert.Equal(["Entrée\u00A0: Paul Duval, présidence (Bureau)", "Sortie\u00A0: Anaïs Roche, présidence (Bureau)"], change.Lines);
        Assert.Empty(DeclarableChanges.UpTo(new(2026, 9, 30), officers, [], []));
    }

    [Fact]
    public void New_statutes_and_a_new_seat_are_declared_the_first_are_not()
    {
        RegisteredSeat[] seats = [RegisteredSeat.Move(new(2024, 3, 12), "Lumbres").Required, RegisteredSeat.Move(new(2026, 11, 30), "Arques").Required];

        var changes = DeclarableChanges.UpTo(new(2026, 11, 30), [], [new(2026, 5, 31), new(2024, 3, 12)], seats);

        Assert.Equal([(DeclarableChange.Seat, new DateOnly(2027, 2, 28)), (DeclarableChange.Statutes, new DateOnly(2026, 8, 31))], changes.Select(c => (c.Change, c.DueOn)));
        Assert.False(OfficialDeclaration.Declare(DeclarableChange.Seat, new(2026, 11, 30), new(2026, 11, 29), null, new(2026, 12, 1)).Succeeded);
        Assert.False(OfficialDeclaration.Declare(DeclarableChange.Seat, new(2026, 11, 30), new(2026, 12, 2), null, new(2026, 12, 1)).Succeeded);
        Assert.True(OfficialDeclaration.Declare(DeclarableChange.Seat, new(2026, 11, 30), new(2026, 12, 1), null, new(2026, 12, 1)).Succeeded);
    }

    private static Mandate Give(Guid member, Seat seat, DateOnly start, DateOnly? end) => Mandate.Give(Body, new(member, seat, start, end, null, null), []).Required;
}
