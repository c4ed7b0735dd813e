using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>A table of a bank that nobody knows: its columns are told once, on both databases.</summary>
public sealed class StatementColumnsTests
{
    private const string October = "Compte;Courant\n\nJour;Mouvement;Retrait;Versement;Reste\n02/10/2026;FRAIS <b>TENUE</b>;9,80;;490,20\n05/10/2026;VIR ROCHE;;30,00;520,20\nTotal;;9,80;30,00;\n";
    private const string November = "Jour;Mouvement;Retrait;Versement;Reste\n05/10/2026;VIR ROCHE;;30,00;520,20\n03/11/2026;FRAIS TENUE;10,20;;510,00\n";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Columns_are_told_once_for_an_account_and_forgotten_on_demand(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var browser = await app.SignedIn(Role.Treasurer);

        var asked = await Upload(browser, bank, October);
        Assert.Contains("Que dit chaque colonne", asked.Text, StringComparison.Ordinal);
        Assert.Contains("FRAIS &lt;b&gt;TENUE&lt;/b&gt;", asked.Html, StringComparison.Ordinal);
        Assert.Contains("Importer 2 lignes", asked.Text, StringComparison.Ordinal);
        Assert.Contains("1 ligne laissée de côté", asked.Text, StringComparison.Ordinal);
        // « Reste » says nothing to a program: the treasurer corrects.
        Assert.Contains("ne dit aucun solde", asked.Text, StringComparison.Ordinal);
        var twice = await Tell(browser, ["Day", "Label", "Debit", "Credit", "Debit"]);
        Assert.Contains("Deux colonnes disent la même chose", twice.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Importer 2 lignes", twice.Text, StringComparison.Ordinal);
        var told = await Tell(browser, ["Day", "Label", "Debit", "Credit", "Balance"]);
        Assert.Contains("Le solde de fin tombe juste", told.Text, StringComparison.Ordinal);
        var done = await browser.Submit([], "form[action$='Confirm']");
        Assert.Contains("2 lignes importées. Le prochain fichier", done.Text, StringComparison.Ordinal);

        // The next one is read without asking; the same line is not imported twice.
        var next = await Upload(browser, bank, November);
        Assert.DoesNotContain("Que dit chaque colonne", next.Text, StringComparison.Ordinal);
        Assert.Contains("Lu comme dit le", next.Text, StringComparison.Ordinal);
        Assert.Contains("Importer 1 ligne", next.Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action$='Confirm']");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal([-9_80L, 30_00, -10_20], await db.Set<BankLine>().OrderBy(l => l.On).Select(l => l.Amount.Cents).ToListAsync());
            Assert.Equal(new Money(510_00), (await db.Set<BankBalance>().OrderBy(b => b.On).LastAsync()).Amount);
        });

        var page = $"/c/deux-vallees/comptes/banque/comptes/{bank}";
        Assert.Contains("Jour, Mouvement, Retrait, Versement, Reste", (await browser.Get(page)).Text, StringComparison.Ordinal);
        Assert.Contains("sont oubliées", (await browser.Submit([], "form[action*='Forget']")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jour, Mouvement", (await browser.Get(page)).Text, StringComparison.Ordinal);
        Assert.Contains("Que dit chaque colonne", (await Upload(browser, bank, November)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_account_asks_again_and_a_known_layout_may_be_told_otherwise(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (bank, savings) = (await app.Account(), await app.Account("Livret", "FR14 2004 1010 0505 0001 3M02 606"));
        var browser = await app.SignedIn(Role.Treasurer);
        await Upload(browser, bank, November);
        await browser.Submit([], "form[action$='Confirm']");
        Assert.Contains("Que dit chaque colonne", (await Upload(browser, savings, November)).Text, StringComparison.Ordinal);

        // A card statement: what is spent has no minus.
        Assert.DoesNotContain("Que dit chaque colonne", (await Upload(browser, savings, "Date;Libellé;Montant\n12/11/2026;PAPETERIE;10,00\n")).Text, StringComparison.Ordinal);
        Assert.Contains("Que dit chaque colonne", (await browser.Submit([], "form[action$='Confirm']", "button[formaction$='Columns']")).Text, StringComparison.Ordinal);
        Assert.Contains("-10,00", (await browser.Submit(new() { ["Input.SpendingIsPositive"] = "True" }, "form[action$='Columns']")).Text.Replace('\u2212', '-'), StringComparison.Ordinal);
        await browser.Submit([], "form[action$='Confirm']");
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(-10_00, (await db.Set<BankLine>().SingleAsync(l => l.BankAccountId == savings)).Amount.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lines_that_do_not_read_stop_the_import_unless_left_on_purpose(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var browser = await app.SignedIn(Role.Treasurer);
        var asked = await Upload(browser, bank, October.Replace("Total;", "Total au 31/10/2026;", StringComparison.Ordinal));
        Assert.Contains("1 ligne ne se lit pas", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Ligne 6", asked.Text, StringComparison.Ordinal);
        Assert.Contains("la date ne se lit pas", (await browser.Submit([], "form[action$='Confirm']")).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((0, 0), (await db.Set<BankLine>().CountAsync(), await db.Set<RememberedColumns>().CountAsync())));
        Assert.Contains("2 lignes importées", (await browser.Submit(new() { ["Input.WithoutRefused"] = "true" }, "form[action$='Confirm']")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_workbook_is_read_like_a_csv(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (bank, savings) = (await app.Account(), await app.Account("Livret", "FR14 2004 1010 0505 0001 3M02 606"));
        await app.Lines(bank, ("VIR ROCHE « B », suite", 1_234_56, new(2026, 11, 3)), ("FRAIS", -9_80, new(2026, 11, 4)));
        var browser = await app.SignedIn(Role.Treasurer);
        var workbook = (await browser.Get($"/c/deux-vallees/comptes/banque/{bank}?format=xlsx")).Bytes;

        await browser.Get($"/c/deux-vallees/comptes/banque/{savings}/importer");
        Assert.Contains("Que dit chaque colonne", (await browser.Upload("main form", "Statement", "releve.xlsx", workbook)).Text, StringComparison.Ordinal);
        await browser.Submit([], "form[action$='Confirm']");
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(
            [("VIR ROCHE « B », suite", 1_234_56L), ("FRAIS", -9_80L)],
            (await db.Set<BankLine>().Where(l => l.BankAccountId == savings).OrderBy(l => l.On).ToListAsync()).Select(l => (l.Label, l.Amount.Cents))));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Files_that_mean_harm_are_refused_by_a_sentence(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var browser = await app.SignedIn(Role.Treasurer);
        (byte[] File, string Said)[] files =
        [
            ([], "Choisissez le fichier|Ce fichier est vide"), (new byte[100_000_000], "trop gros"), ("PK\u0003\u0004abîmé"u8.ToArray(), "abîmé"), ("%PDF-1.7"u8.ToArray(), "Un PDF ne se relit pas"), (new byte[2_000], "n’est pas un relevé"),
            (Encoding.UTF8.GetBytes(string.Join(';', Enumerable.Range(0, 1_000)) + "\n" + "12/03/2026;-1,00;" + new string(';', 998)), "colonnes"),
            ("<!DOCTYPE a [<!ENTITY b \"bombe\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;\">]><Document><Stmt>&d;</Stmt></Document>"u8.ToArray(), "abîmé"),
            (Encoding.UTF8.GetBytes("Nom;Prénom\nRoche;Anaïs\n"), "n’est pas un relevé"),
        ];
        foreach (var (file, said) in files)
        {
            await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/importer");
            var answer = await browser.Upload("main form", "Statement", "releve.csv", file);
            Assert.Contains(said.Split('|'), s => answer.Text.Contains(s, StringComparison.Ordinal));
        }
        await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/importer");
        var formula = await browser.Upload("main form", "Statement", "releve.csv", "Jour;Mouvement;Somme\n12/11/2026;=cmd|' /C calc'!A0;-1,00\n12/11/2026;x;=1+1\n"u8.ToArray());
        Assert.Contains("Ligne 3", formula.Text, StringComparison.Ordinal);
        // Three megabytes pass from the preview to the import.
        var long_ = new StringBuilder("Jour;Mouvement;Somme\n");
        for (var i = 0; i < 19_000; i++)
        {
            long_.Append("12/11/2026;").Append('x', 200).Append(";-1,00\n");
        }
        await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/importer");
        await browser.Upload("main form", "Statement", "releve.csv", Encoding.UTF8.GetBytes(long_.ToString()));
        Assert.Contains("lignes importées", (await browser.Submit([], "form[action$='Confirm']")).Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> Upload(Browser browser, Guid bank, string text)
    {
        await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/importer");
        return await browser.Upload("main form", "Statement", "releve.csv", Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Corrects what the columns say, one choice for each.</summary>
    private static Task<Answer> Tell(Browser browser, ColumnRole[] roles) => browser.Submit(
        roles.Select((role, i) => (Name: $"Input.Roles[{i}]", Value: role.ToString())).ToDictionary(r => r.Name, r => r.Value), "form[action$='Columns']");

    private static Task<Answer> Tell(Browser browser, string[] roles) => Tell(browser, [.. roles.Select(Enum.Parse<ColumnRole>)]);
}
