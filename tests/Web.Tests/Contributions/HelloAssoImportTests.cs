using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Features.Contributions.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Contributions;

public sealed class HelloAssoImportTests
{
    private const string Page = ContributionScene.Root + "/import";

    public static TheoryData<string> Forms { get; } = ["utf8", "latin1", "tab", "comma", "xlsx"];

    [Theory, MemberData(nameof(Forms))]
    public void The_same_rows_come_from_every_form_of_the_file(string form)
    {
        var export = new HelloAssoExport().Add("101", "Évrard; \"Léa\"", "Anne-Sophie", "1 030,50 €", "anne@example.org").Add("102", "Le Goff", "Yann", payer: ("Marais", "MSP"), email: "msp@example.org");
        var content = form switch
        {
            "latin1" => export.Csv(encoding: Encoding.Latin1),
            "tab" => export.Csv('\t'),
            "comma" => export.Csv(','),
            "xlsx" => export.Xlsx(),
            _ => export.Csv(),
        };
        if (form == "latin1")
        {
            // « € » is not in Latin-1.
            content = new HelloAssoExport().Add("101", "Évrard; \"Léa\"", "Anne-Sophie", "1030,50", "anne@example.org").Add("102", "Le Goff", "Yann", payer: ("Marais", "MSP"), email: "msp@example.org").Csv(encoding: Encoding.Latin1);
        }

        var rows = HelloAssoFile.Read(content).Required;

        Assert.Equal([("101", "Évrard; \"Léa\"", new Money(1030_50), ""), ("102", "Le Goff", new Money(30_00), "MSP Marais")], rows.Select(r => (r.Reference, r.LastName, r.Amount!.Value, r.Payer)));
        Assert.All(rows, r => Assert.Equal((new DateOnly(2026, 10, 9), true, null), (r.PaidOn, r.IsValidated, r.Fault)));
        // The payer who is somebody else lends no address to the member.
        Assert.Equal([["anne@example.org"], []], rows.Select(r => r.Emails));
    }

    [Fact]
    public void What_is_no_export_is_refused_and_bad_lines_say_why()
    {
        Assert.Equal("file-size", HelloAssoFile.Read([]).Refusals[0].Code);
        Assert.Equal("not-helloasso", HelloAssoFile.Read("Nom;Prénom\nA;B"u8.ToArray()).Refusals[0].Code);
        Assert.Equal("columns-missing", HelloAssoFile.Read("Référence commande;Nom adhérent\n1;B"u8.ToArray()).Refusals[0].Code);
        Assert.Equal("file-damaged", HelloAssoFile.Read("PK\u0003\u0004 pas un classeur"u8.ToArray()).Refusals[0].Code);

        var rows = HelloAssoFile.Read(new HelloAssoExport().Add("", "A", "B").Add("1", "", "B").Add("2", "A", "B", date: "bientôt").Add("3", "A", "B", "gratuit").Add("4", "A", "B").Add("4", "A", "B").Csv()).Required;

        Assert.Equal(["référence de commande absente", "nom ou prénom de l’adhérent absent", "date illisible (« bientôt »)", "montant illisible (« gratuit »)", null, null], rows.Select(r => r.Fault?.Replace('\u00A0', ' ')));
        Assert.Equal([2, 3, 4, 5, 6, 7], rows.Select(r => r.Line));
        Assert.Equal(6, rows.Select(r => r.Key).Distinct().Count());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lines_are_matched_chosen_or_unknown_and_recorded_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("D’Halluyn", "Éloïse");
        await app.Member("Le Goff", "Yann");
        var twin = await app.Member("Roche", "Anne", email: "anne@example.org");
        await app.Member("Roche", "Anne", email: "autre@example.org");
        await app.CallAll();
        await app.Member("Nouvelle", "Zoé");
        var export = new HelloAssoExport()
            .Add("1", "D'HALLUYN", "Eloise", payer: ("Marais", "MSP"), email: "msp@example.org") // Spelling folded; paid by somebody else.
            .Add("2", "Yann", "Le Goff") // The wrong way round.
            .Add("3", "Roche", "Anne", email: "ANNE@example.org") // Told apart by the address.
            .Add("4", "Roche", "Anne", email: "inconnue@example.org") // To choose.
            .Add("5", "Nouvelle", "Zoé") // Not called yet.
            .Add("6", "Personne", "Inconnue")
            .Add("7", "Le Goff", "Yann", status: "Remboursé")
            .Csv();
        async Task<IReadOnlyList<ImportLine>> Preview()
        {
            IReadOnlyList<ImportLine> planned = [];
            await app.Within(app.DeuxVallees, async services =>
                planned = (await services.GetRequiredService<ImportHelloAsso>().Preview(export, 2026, new Dictionary<string, ImportChoice>(), ContributionScene.Today, CancellationToken.None)).Required);
            return planned;
        }
        Task<ImportResult> Import() => Recorded(app, export);

        var lines = await Preview();
        Assert.Equal([ImportFate.Matched, ImportFate.Matched, ImportFate.Matched, ImportFate.ToChoose, ImportFate.Matched, ImportFate.Unknown, ImportFate.Refused], lines.Select(l => l.Fate));
        Assert.Equal(twin, lines[2].Member!.Id);
        Assert.Equal(2, lines[3].Candidates.Count);
        Assert.All(await app.Rows(), r => Assert.Equal(ContributionState.Called, r.Line.State)); // Nothing was written.

        Assert.Equal((4, Money.FromEuros(120)), ((await Import()) is var first ? (first.Paid, first.Amount) : default));
        var second = await Import();
        Assert.Equal(0, second.Paid);
        Assert.Equal(4, second.Lines.Count(l => l.Fate == ImportFate.Already));
        var rows = await app.Rows();
        Assert.Equal(4, rows.Count(r => r.Line.State == ContributionState.Paid));
        Assert.Equal(("MSP Marais", "1", PaymentMeans.HelloAsso), rows.Where(r => r.LastName == "D’Halluyn").Select(r => (r.Line.Payer, r.Line.Reference, r.Line.Means!.Value)).Single());
        Assert.Equal([1, 2, 3, 4], rows.Select(r => r.Line.ReceiptNumber).OfType<int>().Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_confirm_the_same_file_at_the_same_second_record_it_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var export = new HelloAssoExport();
        for (var i = 0; i < 15; i++)
        {
            await app.Member("Nom" + i);
            export.Add("C" + i, "Nom" + i, "Paul");
        }
        var content = export.Csv();

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Recorded(app, content))));

        Assert.Equal(15, results.Sum(r => r.Paid));
        Assert.Equal(15, (await app.Rows()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_the_page_a_person_is_chosen_and_another_amount_accepted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir");
        await app.CallAll();
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get(Page);
        Assert.Contains("ce n’est pas l’export des adhésions de HelloAsso", (await browser.Upload("#fichier", "Export", "liste.csv", "Nom\nA"u8.ToArray())).Text, StringComparison.Ordinal);
        await browser.Get(Page);
        var preview = await browser.Upload("#fichier", "Export", "export.csv", new HelloAssoExport().Add("12", "Lenoir", "Paul", "45,00").Add("13", "Inconnue", "Léa").Csv());
        Assert.Contains("30,00 € attendus, 45,00 € reçus.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Personne de ce nom", preview.Text, StringComparison.Ordinal);
        Assert.Equal(ContributionState.Called, (await app.Rows())[0].Line.State);
        var done = await browser.Submit(new() { ["Choices[0].AcceptsAmount"] = "true" }, "#confirmer");

        Assert.Contains("1 paiement importé, 45,00 €. 1 ligne laissée de côté", done.Text, StringComparison.Ordinal);
        var line = (await app.Rows())[0].Line;
        Assert.Equal((ContributionState.Paid, Money.FromEuros(45), Money.FromEuros(30), "Montant reçu par HelloAsso, commande 12"), (line.State, line.Amount, line.RateAmount, line.Reason));
    }

    private static async Task<ImportResult> Recorded(TestApp app, byte[] export)
    {
        ImportResult result = null!;
        await app.Within(app.DeuxVallees, async services => result = (await services.GetRequiredService<ImportHelloAsso>().Import(
            export, 2026, new Dictionary<string, ImportChoice>(), mayChangeAmounts: true, new Acting(null, ""), ContributionScene.Today, CancellationToken.None)).Required);
        return result;
    }
}
