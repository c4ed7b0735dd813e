using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Xunit;

namespace Tisserand.Domain.Tests.Banking;

/// <summary>What the preview says of a statement beside those imported already: March is there, from 1 000 to 900.</summary>
public sealed class StatementPlaceTests
{
    private static readonly AccountDays March = new(Guid.Empty, "Compte courant",
        [new(new(2026, 3, 1), new(1_000_00)), new(new(2026, 3, 31), new(900_00))], [new(new(2026, 3, 2), new(-60_00)), new(new(2026, 3, 30), new(-40_00))]);

    private static readonly AccountDays MarchWithoutBalance = March with { Said = [] };

    private static StatementRow Row(int month, int day, long cents) => new(new(2026, month, day), null, new(cents), "x");

    private static IReadOnlyList<StatementRemark> Of(AccountDays known, StatementRow[] rows, StatementRow[] fresh, DayBalance? opening = null, DayBalance? closing = null) =>
        StatementPlace.Of(new(StatementFormat.Csv, "", rows, opening, closing), known, fresh);

    private static StatementRemark One(AccountDays known, StatementRow[] rows, DayBalance? opening = null, DayBalance? closing = null) => Assert.Single(Of(known, rows, rows, opening, closing));

    [Fact]
    public void The_next_statement_needs_no_word()
    {
        StatementRow[] rows = [Row(4, 2, -10_00), Row(4, 28, 5_00)];
        Assert.Empty(Of(March, rows, rows, new(new(2026, 3, 31), new(900_00)), new(new(2026, 4, 30), new(895_00))));
        Assert.Empty(Of(March, rows, rows));
        Assert.Empty(Of(new(Guid.Empty, "", [], []), rows, rows));
    }

    [Fact]
    public void An_older_one_takes_its_place()
    {
        var remark = One(March, [Row(1, 2, -10_00)]);
        Assert.False(remark.IsDue);
        Assert.Contains("d’avant ceux déjà importés, qui commencent le 2 mars 2026", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_one_is_there_already() => Assert.Contains("déjà importé en entier", Assert.Single(Of(March, [Row(3, 2, -60_00)], [])).Text, StringComparison.Ordinal);

    [Fact]
    public void What_is_covered_again_is_not_doubled()
    {
        var remark = Assert.Single(Of(March, [Row(3, 30, -40_00), Row(4, 2, -10_00)], [Row(4, 2, -10_00)]));
        Assert.Equal((false, true), (remark.IsDue, remark.Text.Contains("les lignes déjà là (1) ne seront pas doublées", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_new_line_within_what_was_imported_is_to_be_looked_at()
    {
        var remark = One(MarchWithoutBalance, [Row(3, 15, -10_00)]);
        Assert.Equal((true, true), (remark.IsDue, remark.Text.Contains("1 ligne nouvelle tombe dans cette période", StringComparison.Ordinal)));
        // The balances say so too: the line is one too many.
        Assert.Contains(Of(March, [Row(3, 15, -10_00)], [Row(3, 15, -10_00)]), r => r.IsDue && r.Text.Replace('\u2212', '-').Contains("ne le feraient plus (-10,00\u00A0€ de trop)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_balance_that_does_not_follow_the_last_one_says_how_much_is_missing()
    {
        var remark = One(March, [Row(5, 4, -10_00)], new(new(2026, 5, 3), new(850_00)), new(new(2026, 5, 31), new(840_00)));
        Assert.True(remark.IsDue);
        Assert.Contains("Du 1er avril 2026 au 3 mai 2026, -50,00\u00A0€ de mouvements manquent", remark.Text.Replace('\u2212', '-'), StringComparison.Ordinal);
        // A month without movement is none.
        Assert.Empty(Of(March, [Row(5, 4, -10_00)], [Row(5, 4, -10_00)], new(new(2026, 5, 3), new(900_00)), new(new(2026, 5, 31), new(890_00))));
    }

    [Fact]
    public void An_opening_balance_that_is_not_the_last_closing_one_is_said()
    {
        var remark = One(March, [Row(4, 1, -10_00)], new(new(2026, 3, 31), new(950_00)), new(new(2026, 4, 30), new(940_00)));
        Assert.True(remark.IsDue);
        Assert.Contains("Au soir du 31 mars 2026, la banque a 950,00\u00A0€ selon ce fichier, 900,00\u00A0€ selon les relevés déjà importés", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Balances_that_never_follow_are_those_of_another_account() => Assert.Contains(
        Of(March, [Row(3, 10, -10_00)], [Row(3, 10, -10_00)], new(new(2026, 3, 9), new(5_00)), new(new(2026, 3, 10), new(-50_00))), r => r.IsDue && r.Text.Contains("bien un relevé de ce compte", StringComparison.Ordinal));

    [Fact]
    public void Without_balance_a_month_that_is_not_there_is_asked_for()
    {
        Assert.Contains("Aucun relevé n’est importé du 31 mars 2026 au 3 mai 2026", One(MarchWithoutBalance, [Row(5, 4, -10_00)]).Text, StringComparison.Ordinal);
        Assert.Contains("importez-le aussi", One(March, [Row(5, 4, -10_00)]).Text, StringComparison.Ordinal);
    }
}
