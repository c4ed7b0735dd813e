using System.Globalization;
using Tisserand.Data;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Bench.Pages;

/// <summary>
/// The states of a year of a size-3 CPTS (1 500 entries, 400 of them indemnities, 12 statements), alone in its base, then among fifty such CPTS.
/// One client: what a treasurer waits. Aim: under 200 ms each, and no change with fifty.
/// </summary>
internal static class LedgerBench
{
    private const int Cpts = 50;
    private const int Entries = 1_500;
    private const int Indemnities = 400;
    private const int LinesOfStatement = 60;

    private static readonly (string Name, string Path, string Shows)[] Pages =
    [
        ("entries", "comptes/ecritures", "id=\"liste\""),
        ("trial balance", "comptes/etats", "id=\"liste\""),
        ("grand livre, first page", "comptes/etats/grand-livre", "id=\"liste\""),
        ("grand livre of an account", "comptes/etats/grand-livre?compte=512", "id=\"liste\""),
        ("income statement", "comptes/etats/resultat", "Charges"),
        ("balance sheet", "comptes/etats/bilan", "Actif"),
        ("trial balance of a mission", "comptes/etats?mission=parcours", "id=\"liste\""),
        ("income statement of a mission", "comptes/etats/resultat?mission=parcours", "Charges"),
        ("trial balance, validated alone", "comptes/etats?etat=validees", "id=\"liste\""),
        ("FEC of the year", "comptes/etats/fichiers?format=fec", "JournalCode"),
    ];

    public static async Task Run(Func<string, BooksLocation> baseNamed, int seconds)
    {
        await using var alone = await House.Open(baseNamed("alone"));
        await alone.CreateFirst();
        await Fill(alone);
        await using var many = await House.Open(baseNamed("many"));
        await many.CreateFirst();
        await Fill(many);
        for (var i = 1; i < Cpts; i++)
        {
            await many.CreateAnother("cpts-" + i.ToString(CultureInfo.InvariantCulture));
            await Fill(many);
        }
        await many.Enter("banc");
        Console.WriteLine($"{alone.Location.Kind}, {Environment.ProcessorCount} cores, 1 client, {seconds} s each; {Entries} entries, {Indemnities} indemnities, 12 statements");
        Console.WriteLine($"| page | alone, median ms | p99 ms | among {Cpts}, median ms | p99 ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, path, shows) in Pages)
        {
            var cells = new List<string>();
            foreach (var house in new[] { alone, many })
            {
                await house.Check(path, shows);
                await Load.Run(house.Client, house.Address(path), 2, 1);
                var result = await Load.Run(house.Client, house.Address(path), seconds, 1);
                cells.Add(string.Create(CultureInfo.InvariantCulture, $"{result.MedianMilliseconds:0} | {result.P99Milliseconds:0}"));
            }
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }
    }

    /// <summary>Entries spread over the year, three in four validated, and twelve statements of the bank.</summary>
    private static async Task Fill(House house)
    {
        await house.Within(async (_, db) =>
        {
            var year = FiscalYear.Open(new(2026, 1, 1), new(2026, 12, 31), []).Required;
            db.Add(year);
            var account = BankAccount.Open(new("Compte courant", "FR7630006000011234567890189", "", "CPTS")).Required;
            db.Add(account);
            await db.SaveChangesAsync();
            string[] accounts = ["606", "613", "621", "623", "625", "6226"];
            for (var i = 0; i < Entries; i++)
            {
                var mission = i % 4 == 0 ? null : MissionCodes.All[i % MissionCodes.All.Count].Code();
                var (debit, credit) = i < Indemnities ? ("62281", "512") : i % 9 == 0 ? ("512", "731") : (accounts[i % accounts.Length], i % 2 == 0 ? "401" : "512");
                var (amount, axes) = (new Money(1_000 + (i * 37)), new Axes(mission, Funder: Axes.MainFunder, ContractYear: 2));
                var entry = Entry.Write(new(year.Start.AddDays(i * 364 / Entries), JournalKind.Bank, $"Opération {i} du banc", new("banc", Guid.CreateVersion7()),
                    [new(debit, amount, Money.Zero, axes), new(credit, Money.Zero, amount, axes)], $"P{i}"), year, Chart.National).Required;
                db.Add(entry);
                if (i < Entries * 3 / 4 && entry.Validate(year, year.End) is [var refusal, ..])
                {
                    throw new InvalidOperationException(refusal.Message);
                }
            }
            for (var month = 0; month < 12; month++)
            {
                db.AddRange(Enumerable.Range(0, LinesOfStatement).Select(i => BankLine.Of(account.Id, $"banc-{month}-{i}",
                    StatementRow.Of(year.Start.AddMonths(month).AddDays(i % 28), null, new(-1_000 - i), $"VIR {i} BANC"), "Banc")));
            }
            return await db.SaveChangesAsync();
        });
        await house.RefreshStatistics();
    }
}
