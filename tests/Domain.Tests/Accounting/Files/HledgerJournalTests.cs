using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Accounting.Files;

/// <summary>The text itself; that hledger finds our balances in it is tested where hledger is.</summary>
public sealed class HledgerJournalTests
{
    [Fact]
    public void An_entry_is_written_with_its_state_its_amounts_and_what_its_lines_serve()
    {
        var year = EntryTests.Year();
        var entry = Entry.Write(
            EntryTests.Posting(EntryTests.Line("62281", 1_234_05, 0, "parcours"), EntryTests.Line("512", 0, 1_234_05)) with { Label = "Plaies ; suite | fin", Piece = "F-12, bis" }, year, Chart.National).Required;
        string[] lines =
        [
            "    charges:62281 " + Chart.National.LabelOf("62281") + "  1234,05 EUR  ; mission:parcours",
            "    tresorerie:512 Banques  -1234,05 EUR  ; mission:fonctionnement",
        ];

        Assert.Equal(["", "2026-03-12 ! Plaies , suite / fin  ; journal:BQ, piece:F-12  bis, origine:indemnite", .. lines], HledgerJournal.Lines(entry, Chart.National));
        Assert.Empty(entry.Validate(year, new(2026, 11, 22)));
        Assert.Equal("2026-03-12 * (1) Plaies , suite / fin  ; journal:BQ, piece:F-12  bis, origine:indemnite", HledgerJournal.Lines(entry, Chart.National).ElementAt(1));
    }

    [Fact]
    public void All_that_a_line_serves_is_told_by_tags()
    {
        var (fiche, year) = (Guid.NewGuid(), EntryTests.Year());
        var entry = Entry.Write(EntryTests.Posting(
            new("512", new(5), Money.Zero, Axes.None), new("731", Money.Zero, new(5), new("parcours", fiche, "aci", 2, "achats"), "Avance")), year, Chart.National).Required;
        Assert.Equal($"mission:parcours, action:{fiche}, financeur:aci, annee-contrat:2, nature:achats, libelle:Avance", HledgerJournal.Lines(entry, Chart.National).Last().Split("; ")[1]);
        Assert.Contains("  -0,05 EUR  ", HledgerJournal.Lines(entry, Chart.National).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_opens_with_the_year_the_classes_and_the_accounts()
    {
        var opening = HledgerJournal.Opening(EntryTests.Year(), ["512", "7561"], Chart.National).ToList();
        Assert.Equal("; Exercice 2026, du 2026-01-01 au 2026-12-31. Tisserand.", opening[0]);
        Assert.Equal("commodity 1.000,00 EUR", opening[1]);
        Assert.Equal(["account capitaux  ; type:L", "account immobilisations  ; type:A"], opening[2..4]);
        Assert.Equal(["account tresorerie:512 Banques", "account produits:7561 Cotisations sans contrepartie"], opening[10..]);
    }
}
