using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Accounting;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.Files;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Accounting;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>What is handed to the accountant, and what another program hands over.</summary>
public sealed class LedgerFilesTests
{
    private const string Root = "/c/deux-vallees/comptes";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_fec_holds_what_is_validated_and_says_what_is_not(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Post(LedgerScene.Posting(cents: 45_00, mission: "parcours"));
        await app.Post(LedgerScene.Posting(cents: 1_000_00, debit: "512", credit: "731"));
        await app.ValidateAll();
        await app.Post(LedgerScene.Posting(cents: 1_23));
        var accountant = await app.SignedIn(Role.Reader);

        var page = await accountant.Get(Root + "/etats/fichiers");
        Assert.Contains("1 brouillon n’y sera pas", page.Text, StringComparison.Ordinal);
        Assert.Contains("000000000FEC20261231.txt", page.Text, StringComparison.Ordinal);
        var president = await app.SignedIn(Role.President);
        await president.Get("/c/deux-vallees/parametres");
        Assert.Contains("neuf chiffres", (await president.Submit(new() { ["Input.Siren"] = "12345" })).Text, StringComparison.Ordinal);
        await president.Submit(new() { ["Input.Siren"] = "912 345 675" });

        var answer = await accountant.Raw(HttpMethod.Get, Root + "/etats/fichiers?format=fec");
        Assert.Equal("912345675FEC20261231.txt", answer.Response.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = answer.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, l => Assert.Equal(18, l.Split('\t').Length));
        Assert.DoesNotContain("1,23", answer.Html, StringComparison.Ordinal);
        Assert.NotEqual(0xEF, answer.Bytes[0]);
        var read = FecReading.Read(answer.Bytes).Required;
        Assert.Equal((2, Money.Zero), (read.Entries, read.Lines.Sum(l => l.Amount)));
        Assert.Equal(HttpStatusCode.NotFound, (await accountant.Raw(HttpMethod.Get, "/c/autre-rive/comptes/etats/fichiers?format=fec")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_fec_of_another_program_opens_a_year_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        var treasurer = await app.SignedIn(Role.Treasurer);
        var years = await treasurer.Get(Root + "/exercices");
        var address = years.Page.QuerySelector("a[href$='/reprise']")!.GetAttribute("href")!;
        await treasurer.Get(address);
        Assert.Contains("Ligne 3", (await treasurer.Upload("main form", "Fec", "x.txt", Encoding.UTF8.GetBytes(Other.Replace("|0,00|80000,00", "|x|80000,00", StringComparison.Ordinal)))).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas un FEC", (await treasurer.Upload("main form", "Fec", "x.txt", [0, 1, 2, 3])).Text, StringComparison.Ordinal);
        Assert.Empty(await app.Entries());

        // Latin-1, as many write; nothing is written before the confirmation.
        var plan = await treasurer.Upload("main form", "Fec", "autre.txt", Encoding.Latin1.GetBytes(Other));
        Assert.Contains("Crédit coopératif", plan.Text, StringComparison.Ordinal);
        Assert.Contains("2 comptes n’existent pas ici", plan.Text, StringComparison.Ordinal);
        Assert.Empty(await app.Entries());
        var done = await treasurer.Submit([], "form[action*='handler=Confirm']");
        Assert.Contains("À-nouveaux repris", done.Text, StringComparison.Ordinal);
        var entry = Assert.Single(await app.Entries());
        Assert.True(entry.IsDraft);
        Assert.Equal((JournalKind.Opening, new DateOnly(2026, 1, 1)), (entry.Journal, entry.On));
        Assert.Equal([("120", -79_880_00L), ("401", -120_00), ("512100", 80_000_00)], entry.Lines.Select(l => (l.Account, l.Balance.Cents)).Order());
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("Crédit coopératif", (await db.ReadChart(CancellationToken.None)).LabelOf("512100")));

        // The same file twice, another one, an unbalanced form, an account of no root: refused, and no account added.
        await treasurer.Get(address);
        Assert.Contains("a déjà ses à-nouveaux", (await treasurer.Upload("main form", "Fec", "autre.txt", Encoding.Latin1.GetBytes(Other))).Text, StringComparison.Ordinal);
        await treasurer.Get(Root + "/ecritures/" + entry.Id);
        await treasurer.Submit([], "form[action*='handler=Reverse']");
        async Task<List<string>> Taken(params TakenAccount[] accounts)
        {
            List<string> codes = [];
            await app.Within(app.DeuxVallees, async services => codes = [.. (await services.GetRequiredService<TakeOverFec>().Take(entry.FiscalYearId, accounts, CancellationToken.None))!.Refusals.Select(r => r.Code)]);
            return codes;
        }
        Assert.Equal(["unbalanced"], await Taken(new("512", "", new(5_00), "512"), new("120", "", new(-4_00), "120"), new("512900", "Autre", new(0_50), "512900")));
        Assert.Equal(["account-number"], await Taken(new("012", "Zéro", new(5_00), "012"), new("120", "", new(-5_00), "120")));
        Assert.Equal(["patient-identity"], await Taken(new("401DUR", "Patient M. Durand", new(5_00), "401DUR"), new("120", "", new(-5_00), "120")));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(["512100"], await db.Set<LedgerAccount>().Select(a => a.Number).ToListAsync()));
        Assert.Empty(await Taken(new("512", "", new(5_00), "512"), new("120", "", new(-5_00), "120")));
    }

    /// <summary>hledger, a program that others wrote, finds the same balances by account and by mission.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hledger_reads_the_journal_and_finds_our_balances(DatabaseKind kind)
    {
        if ((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "hledger")).FirstOrDefault(File.Exists) is not { } hledger)
        {
            Assert.Skip("hledger is not on the path (Debian package « hledger »).");
            return;
        }
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        string?[] missions = ["parcours", "prevention", null];
        for (var i = 0; i < 60; i++)
        {
            var label = i % 7 == 0 ? "Achat ; « deux  blancs » | et: deux-points, virgule" : "Indemnité";
            await app.Post(LedgerScene.Posting(on: new DateOnly(2026, 1, 1).AddDays(i * 5), cents: 10_07 + (i * 131), debit: i % 3 == 0 ? "606" : "62281", credit: i % 5 == 0 ? "401" : "512", mission: missions[i % 3]) with { Label = label, Piece = i % 4 == 0 ? "F, n° 12; suite" : null });
            if (i == 40)
            {
                await app.ValidateAll();
            }
        }
        await app.Post(LedgerScene.Posting(cents: 1_234_567_89, debit: "512", credit: "731"));
        var reader = await app.SignedIn(Role.Reader);
        var journal = Path.Combine(Directory.CreateTempSubdirectory("tisserand-hledger-").FullName, "ecritures.journal");
        await File.WriteAllBytesAsync(journal, (await reader.Raw(HttpMethod.Get, Root + "/etats/fichiers?format=hledger")).Bytes);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var year = await db.Set<FiscalYear>().SingleAsync();
            foreach (var (scope, query) in new (StateScope, string[])[]
            {
                (new(year.Id), []), (new(year.Id, ValidatedOnly: true), ["--cleared"]), (new(year.Id, "parcours"), ["tag:mission=^parcours$"]), (new(year.Id, "prevention"), ["tag:mission=^prevention$"]),
                (new(year.Id, IsRunning: true), ["tag:mission=^fonctionnement$"]),
            })
            {
                var ours = (await db.TrialBalance(scope, CancellationToken.None)).Where(b => !b.Balance.IsZero).Select(b => (b.Account, b.Balance.Cents)).ToList();
                Assert.NotEmpty(ours);
                Assert.Equal(ours, await Balances(hledger, journal, query));
            }
        });
        await Run(hledger, ["-f", journal, "check", "--strict"]);
    }

    private static async Task<List<(string Account, long Cents)>> Balances(string hledger, string journal, string[] query) =>
        [.. (await Run(hledger, ["-f", journal, "balance", "--flat", "-N", "-O", "csv", .. query])).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Trim('"').Split("\",\""))
            .Select(cells => (cells[0].Split(':')[1].Split(' ')[0], (long)(decimal.Parse(cells[1].Replace(" EUR", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture) * 100)))
            .OrderBy(b => b.Item1, StringComparer.Ordinal)];

    private static async Task<string> Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["LANG"] = "C.UTF-8", ["LC_ALL"] = "C.UTF-8" } })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }

    private const string Other =
        "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise\n"
        + "BQ|Banque|1|20250310|512100|Crédit coopératif|||R1|20250310|ACI|80000,00|0,00|||20250331||\n"
        + "BQ|Banque|1|20250310|731000|ACI|||R1|20250310|ACI|0,00|80000,00|||20250331||\n"
        + "AC|Achats|1|20251112|606000|Achats|||F1|20251112|Papier|120,00|0,00|||20251130||\n"
        + "AC|Achats|1|20251112|401000|Fournisseurs|||F1|20251112|Papier|0,00|120,00|||20251130||\n";
}
