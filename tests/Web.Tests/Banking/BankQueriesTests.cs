using System.Globalization;
using System.Net;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>What the pages of the bank ask of the base, whatever they show; on both databases.</summary>
public sealed class BankQueriesTests
{
    private const string Home = "/c/deux-vallees/comptes/banque";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_grows_neither_with_the_lines_nor_with_the_accounts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Approved("Lenoir", "Roche");
        var batch = (await app.Prepare(bank, [.. (await app.Due()).Take(1).Select(p => p.Source.Key)])).Required;
        var line = await app.Line(bank, "CARTE 4532", -77_00, new(2026, 11, 5));
        await app.Import(bank, Lines(9));
        var browser = await app.SignedIn(Role.Treasurer);
        string[] pages =
        [
            Home, $"{Home}/{bank}", $"{Home}/{bank}?q=carte&tri=montant", $"{Home}/{bank}/lignes/{line}", $"{Home}/rapprochement", $"{Home}/regles", $"{Home}/comptes/{bank}",
            "/c/deux-vallees/comptes/virements", $"/c/deux-vallees/comptes/virements/{batch.Id}", "/c/deux-vallees/comptes/virements/nouveau",
        ];
        async Task<List<(string, int)>> Costs()
        {
            var costs = new List<(string, int)>();
            foreach (var path in pages)
            {
                costs.Add((path, await app.Queries.During(async () => Assert.Equal((path, HttpStatusCode.OK), (path, (await browser.Get(path)).Status)))));
            }
            return costs;
        }

        await Costs();
        var few = await Costs();
        await app.Import(bank, Lines(220));
        for (var i = 0; i < 8; i++)
        {
            var other = await app.Account("Livret " + i, Ibans[i]);
            await app.Line(other, "INTERETS " + i, 5_00 + i, new(2026, 11, 12));
        }
        for (var i = 0; i < 12; i++)
        {
            await app.ApprovedInvoice(100_00 + i, "Fournisseur " + i);
        }

        Assert.Equal(few, await Costs());
        Assert.All(few, f => Assert.InRange(f.Item2, 1, 32));
    }

    /// <summary>Invented accounts whose keys hold.</summary>
    private static readonly string[] Ibans = [.. Enumerable.Range(0, 8).Select(i => Iban("30006" + "00001" + (10_000_000_000 + i).ToString(CultureInfo.InvariantCulture)))];

    private static string Iban(string account)
    {
        var rib = 97 - (int)((89 * long.Parse(account[..5], CultureInfo.InvariantCulture) + 15 * long.Parse(account[5..10], CultureInfo.InvariantCulture) + 3 * long.Parse(account[10..], CultureInfo.InvariantCulture)) % 97);
        var bban = account + rib.ToString("00", CultureInfo.InvariantCulture);
        var key = 98 - (int)(System.Numerics.BigInteger.Parse(bban + "152700", CultureInfo.InvariantCulture) % 97);
        return "FR" + key.ToString("00", CultureInfo.InvariantCulture) + bban;
    }

    private static string Lines(int count) => "Date;Libellé;Montant\n" + string.Concat(Enumerable.Range(0, count).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{new DateOnly(2026, 10, 1).AddDays(i % 40):dd/MM/yyyy};CARTE {i};-{10 + i}.50\n")));
}
