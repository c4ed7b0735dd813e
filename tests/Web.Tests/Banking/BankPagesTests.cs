using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>The home page of the bank, and what the preview says of a statement out of order, on both databases.</summary>
public sealed class BankPagesTests
{
    private const string Home = "/c/deux-vallees/comptes/banque";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_home_page_tells_what_each_account_holds_and_whether_the_books_agree(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (bank, savings) = (await app.Account(), await app.Account("Livret", "FR14 2004 1010 0505 0001 3M02 606"));
        var browser = await app.SignedIn(Role.Treasurer);
        Assert.Contains("aucun relevé importé", (await browser.Get(Home)).Text, StringComparison.Ordinal);

        await app.Import(bank, Table(1_000_00, (new(2026, 11, 2), "FRAIS", -9_80), (new(2026, 11, 10), "PRLV IMPRIMERIE", -120_00)));
        var apart = await browser.Get(Home);
        Assert.Contains("870,20 € au soir du 10/11/2026", Plain(apart), StringComparison.Ordinal);
        Assert.Contains("2 lignes de Compte courant", Plain(apart), StringComparison.Ordinal);
        // What the bank had before the first statement is nowhere in the books.
        Assert.Contains("1 000,00 € séparent les comptes de la banque", Plain(apart), StringComparison.Ordinal);
        Assert.Contains("aucun relevé importé", apart.Text, StringComparison.Ordinal);

        await app.Line(savings, "INTERETS", 5_00, new(2026, 11, 12));
        Assert.Contains("Le solde d’un compte n’est pas connu", (await browser.Get(Home)).Text, StringComparison.Ordinal);
        Assert.Contains("inconnu : ses relevés, jusqu’au 12/11/2026, ne le disent pas", Plain(await browser.Get(Home)), StringComparison.Ordinal);
        Assert.DoesNotContain("L’indiquer", (await (await app.SignedIn(Role.Reader)).Get(Home)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_preview_says_that_a_statement_is_out_of_order_and_what_to_do(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var browser = await app.SignedIn(Role.Treasurer);
        await app.Import(bank, Table(1_000_00, (new(2026, 9, 2), "FRAIS", -9_80), (new(2026, 9, 20), "CARTE", -10_00)));
        async Task<string> Preview(string file)
        {
            await browser.Get($"{Home}/{bank}/importer");
            return Plain(await browser.Upload("main form", "Statement", "releve.csv", Encoding.UTF8.GetBytes(file)));
        }

        Assert.Contains("déjà importé en entier", await Preview(Table(1_000_00, (new(2026, 9, 2), "FRAIS", -9_80))), StringComparison.Ordinal);
        Assert.Contains("est d’avant ceux déjà importés", await Preview(Table(1_050_00, (new(2026, 8, 2), "VIR", -50_00))), StringComparison.Ordinal);
        Assert.Contains("les lignes déjà là (1) ne seront pas doublées", await Preview(Table(990_20, (new(2026, 9, 20), "CARTE", -10_00), (new(2026, 10, 2), "FRAIS", -9_80))), StringComparison.Ordinal);
        Assert.Contains("1 ligne nouvelle tombe dans cette période", await Preview("Date;Libellé;Montant\n10/09/2026;CARTE;-10,00\n"), StringComparison.Ordinal);
        Assert.Contains("-80,20 € de mouvements manquent", await Preview(Table(900_00, (new(2026, 11, 2), "FRAIS", -9_80))), StringComparison.Ordinal);
        Assert.Contains("Aucun relevé n’est importé du 21 septembre 2026 au 1er novembre 2026", await Preview("Date;Libellé;Montant\n02/11/2026;FRAIS;-9,80\n"), StringComparison.Ordinal);
        // Said, and never refused: the lines find their place.
        Assert.Contains("1 ligne importée", Plain(await browser.Submit([])), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_account_whose_key_is_wrong_is_refused_and_not_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get(Home + "/comptes");
        Assert.Contains("La clé de cet IBAN n’est pas la bonne", (await browser.Submit(new() { ["Input.Iban"] = "FR76 3000 6000 0112 3456 7809 189" })).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.False(await db.Set<BankAccount>().AnyAsync()));
    }

    /// <summary>A table that says its balance on each line, as some banks give it.</summary>
    private static string Table(long opening, params (DateOnly On, string Label, long Cents)[] lines)
    {
        var text = new StringBuilder("Date;Date de valeur;Montant;Libellé;Solde\n");
        foreach (var (on, label, cents) in lines)
        {
            opening += cents;
            text.Append(CultureInfo.GetCultureInfo("fr-FR"), $"{on:dd/MM/yyyy};{on:dd/MM/yyyy};{cents / 100m:0.00};{label};{opening / 100m:0.00}\n");
        }
        return text.ToString();
    }

    private static string Plain(Answer answer) => answer.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2212', '-');
}
