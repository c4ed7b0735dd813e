using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Contributions;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Contributions;

public sealed class ContributionPagesTests
{
    private const string Root = ContributionScene.Root;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_the_rate_to_the_receipt_by_the_pages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var paul = await app.Member("Lenoir", email: "paul@example.org");
        await app.Member("Roche", "Anaïs", ContributionScene.Doctor);
        var browser = await app.SignedIn(Role.Coordinator);

        // Nothing can be called without a rate.
        Assert.Contains("2 adhérents sans tarif pour 2026", (await browser.Get(Root + "/appel?annee=2026")).Text, StringComparison.Ordinal);
        await browser.Get(Root + "/tarifs/nouveau");
        var refused = await browser.Submit(new() { ["Input.Amount"] = "trente" });
        Assert.Contains("Indiquez le jour du vote.", refused.Text, StringComparison.Ordinal);
        var rate = await browser.Submit(new() { ["Input.Amount"] = "30", ["Input.FromYear"] = "2026", ["Input.VotedOn"] = "2025-12-10", ["Input.Vote"] = "AG ordinaire, résolution 4" });
        Assert.Contains("Toutes les catégories, 30,00 € à partir de 2026", rate.Text, StringComparison.Ordinal);
        var joined = await browser.Get("/c/deux-vallees/documents/joindre/tarif-de-cotisation/" + rate.Path.Split('/')[^1]);
        Assert.Equal(HttpStatusCode.OK, joined.Status);

        var plan = await browser.Get(Root + "/appel?annee=2026");
        Assert.Equal(["2", "60,00\u00A0€"], plan.All("tfoot td"));
        var called = await browser.Submit(new() { ["DueOn"] = "2026-12-31" });
        Assert.Contains("2 cotisations appelées pour 2026, 60,00 €.", called.Text, StringComparison.Ordinal);
        Assert.Contains("Les cotisations 2026 sont déjà appelées (2).", (await browser.Get(Root + "/appel?annee=2026")).Text, StringComparison.Ordinal);

        await browser.Get(Root);
        var id = await app.IdOf("Lenoir");
        var form = await browser.Submit(new() { ["Ids"] = id.ToString() }, "#selection", "#selection button.main");
        Assert.Equal("Paul Lenoir", form.One("tbody th"));
        var wrong = await browser.Submit(new() { ["PaidOn"] = "2026-12-25" });
        Assert.Contains("Indiquez le jour du paiement, qui n’est pas à venir.", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez un moyen de paiement.", wrong.Text, StringComparison.Ordinal);
        var card = await browser.Submit(new() { ["PaidOn"] = "2026-11-20", ["Means"] = "cheque", ["Reference"] = "0012345", ["Payer"] = "MSP des Marais" });
        Assert.Contains("1 cotisation payée, 30,00 €.", card.Text, StringComparison.Ordinal);
        Assert.Contains("Reçu 2026-0001", card.Text, StringComparison.Ordinal);
        Assert.Contains("par MSP des Marais", card.Text, StringComparison.Ordinal);
        Assert.Contains("Pourquoi 30,00 € ?", card.Text, StringComparison.Ordinal);
        var receipt = await browser.Get($"{Root}/{id}/recu");
        Assert.Contains("chèque", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("AG ordinaire, résolution 4 (10 décembre 2025)", receipt.Text, StringComparison.Ordinal);
        Assert.StartsWith("%PDF", (await browser.Get($"{Root}/{id}/recu?format=pdf")).Html, StringComparison.Ordinal);

        var list = await browser.Get(Root);
        Assert.Contains("Appelé 60,00 € Payé 30,00 € Reste à payer 30,00 €", list.Text, StringComparison.Ordinal);
        var member = await browser.Get("/c/deux-vallees/adherents/" + paul);
        Assert.Contains("payée le 20/11/2026, chèque 0012345", member.Text, StringComparison.Ordinal);

        await browser.Get($"{Root}/{id}");
        var back = await browser.Submit([], "main form[action$='handler=Unpay'], main form:has(button[data-confirm])");
        Assert.Contains("Le paiement est annulé", back.Text, StringComparison.Ordinal);
        Assert.Contains("il n’y a pas de reçu", (await browser.Get($"{Root}/{id}/recu")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_is_filtered_searched_and_exported(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir", email: "paul@example.org");
        await app.Member("Roche", "Anaïs", ContributionScene.Doctor);
        await app.Member("=Martin", "Léa", liberal: false, salaried: true);
        await app.CallAll();
        await app.Pay([await app.IdOf("Roche")], PaymentMeans.HelloAsso);
        var browser = await app.SignedIn(Role.Reader);
        async Task<string[]> Names(string query) => [.. (await browser.Get(Root + query)).All("#liste tbody tr:not(.why-row) td:nth-child(2) a")];

        Assert.Equal(["Lenoir Paul", "=Martin Léa", "Roche Anaïs"], await Names(""));
        Assert.Equal(["Lenoir Paul", "=Martin Léa"], await Names("?etat=en-retard"));
        Assert.Equal(["Roche Anaïs"], await Names("?etat=payees"));
        Assert.Equal(["Roche Anaïs"], await Names("?moyen=helloasso"));
        Assert.Equal(["=Martin Léa"], await Names("?categorie=salarie"));
        Assert.Equal(["Roche Anaïs"], await Names("?q=ana"));
        Assert.Equal(["Roche Anaïs", "Lenoir Paul", "=Martin Léa"], await Names("?tri=montant&sens=desc"));
        Assert.Empty(await Names("?annee=2025"));
        Assert.Equal(3, (await Names("?annee=toutes")).Length);
        var csv = (await browser.Get(Root + "?etat=en-retard&format=csv")).Html;
        Assert.Contains("Lenoir;Paul;paul@example.org", csv, StringComparison.Ordinal);
        Assert.Contains("'=Martin", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("Roche", csv, StringComparison.Ordinal);
        Assert.StartsWith("PK", (await browser.Get(Root + "?format=xlsx")).Html, StringComparison.Ordinal);
        // A reader ticks for certificates and receipts only.
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Raw(HttpMethod.Get, Root + "/payer")).Status);

        var totals = await browser.Get(Root + "/bilan");
        Assert.Contains("Appelé 95,00 € Payé 50,00 € Reste à payer 45,00 €", totals.Text, StringComparison.Ordinal);
        Assert.Contains("2026;Professionnel libéral;2;80,00;0,00;0,00;0,00;50,00;50,00;30,00;0;0", (await browser.Get(Root + "/bilan?format=csv")).Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Amount_and_exemption_are_for_those_who_may_override_and_never_for_oneself(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir");
        await app.Member("Trésorière", email: "treasurer@deux-vallees.example");
        await app.CallAll();
        var (other, own) = (await app.IdOf("Lenoir"), await app.IdOf("Trésorière"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Assistant)).Raw(HttpMethod.Get, $"{Root}/{other}/corriger")).Status);
        var browser = await app.SignedIn(Role.Treasurer);

        await browser.Get($"{Root}/{own}/corriger");
        Assert.Contains("Personne ne modifie, n’exonère ni n’annule sa propre cotisation", (await browser.Submit(new() { ["Amount"] = "1", ["Reason"] = "moins" })).Text, StringComparison.Ordinal);
        await browser.Get($"{Root}/{other}/corriger");
        Assert.Contains("Dites pourquoi", (await browser.Submit(new() { ["Amount"] = "15" })).Text, StringComparison.Ordinal);
        var changed = await browser.Submit(new() { ["Amount"] = "15", ["Reason"] = "Adhésion en septembre" });
        Assert.Contains("Montant modifiéAdhésion en septembre", changed.Text, StringComparison.Ordinal);
        await browser.Get($"{Root}/{other}/corriger");
        var exempt = await browser.Submit(new() { ["Reason"] = "Décision du bureau" }, button: "button[formaction$='Exempt']");
        Assert.Contains("exonérée", exempt.One(".lead"), StringComparison.Ordinal);
        await browser.Get($"{Root}/{other}/corriger");
        Assert.Contains("La cotisation est rétablie, au montant du tarif.", (await browser.Submit([])).Text, StringComparison.Ordinal);
        Assert.Contains("État : exonérée → appelée", (await browser.Get($"{Root}/{other}")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_selection_is_renewed_and_its_category_changed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir");
        await app.Member("Roche");
        await app.CallAll();
        var browser = await app.SignedIn(Role.Assistant);

        await browser.Get($"{Root}/categorie?ids={await app.IdOf("Lenoir")}");
        Assert.Contains("Catégorie changée pour 1 adhérent", (await browser.Submit(new() { ["Category"] = "salarie" })).Text, StringComparison.Ordinal);
        await browser.Get($"{Root}/renouveler?ids={await app.IdOf("Lenoir")}");
        Assert.Contains("1 cotisation appelée pour 2027, 15,00 €.", (await browser.Submit([])).Text, StringComparison.Ordinal);
        // The whole filter: whoever has one already is passed over.
        await browser.Get($"{Root}/renouveler?all=true&annee=2026");
        Assert.Contains("1 cotisation appelée pour 2027, 30,00 €.", (await browser.Submit([])).Text, StringComparison.Ordinal);
        Assert.Equal([2026, 2027, 2026, 2027], (await app.Rows()).Select(r => r.Line.Year));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Reminders_are_set_and_sent_by_hand_with_their_proof(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Lenoir", email: "paul@example.org");
        await app.Member("Roche", "Anaïs");
        await app.CallAll();
        var browser = await app.SignedIn(Role.Coordinator);

        var settings = await browser.Get(Root + "/reglages");
        Assert.Equal("arrêtées", settings.One(".lead .tag"));
        var refused = await browser.Submit(new() { ["Input.IsReminding"] = "true", ["Input.ReminderText"] = "Bonjour {prenom}" });
        Assert.Contains("« {prenom} » n’est pas un mot remplacé.", refused.Text, StringComparison.Ordinal);
        var saved = await browser.Submit(new() { ["Input.IsReminding"] = "true", ["Input.ReminderText"] = "Bonjour {prénom}, {montant}.", ["Input.Delays"] = "10, 30" });
        Assert.Equal("en marche", saved.One(".lead .tag"));
        Assert.Contains("Bonjour Anaïs, 30,00 €.", saved.Text, StringComparison.Ordinal);

        var form = await browser.Get(Root + "/relancer?all=true&etat=en-retard");
        Assert.Contains("Sans adresse électronique : Anaïs Roche.", form.Text, StringComparison.Ordinal);
        Assert.Contains("Bonjour Paul, 30,00 €.", form.Text, StringComparison.Ordinal);
        var sent = await browser.Submit([]);
        Assert.Contains("1 relance confiée au courrier.", sent.Text, StringComparison.Ordinal);
        Assert.Contains("en attente d’envoi", sent.Text, StringComparison.Ordinal);
        await app.Within(null, services => ActivatorUtilities.CreateInstance<MailSender>(services).SendWaiting(CancellationToken.None));
        Assert.Contains("partie le 22/11/2026", (await browser.Get($"{Root}/{await app.IdOf("Lenoir")}")).Text, StringComparison.Ordinal);
        await browser.Get($"{Root}/relancer?ids={await app.IdOf("Lenoir")}");
        Assert.Contains("Paul Lenoir : déjà relancé aujourd’hui.", (await browser.Submit([])).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Certificates_are_shown_zipped_and_mailed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Reminding(false);
        var paul = await app.Member("Lenoir", email: "paul@example.org");
        var twin = await app.Member("Lenoir", profession: ContributionScene.Doctor);
        var gone = await app.Member("Ancien", until: new(2024, 12, 31));
        await app.CallAll();
        await app.Pay([(await app.Rows()).First(r => r.MemberId == paul).Id]);
        await app.SignedIn(Role.President);
        var browser = await app.SignedIn(Role.Coordinator);

        var one = await browser.Get($"{Root}/attestation/{paul}?annee=2026");
        Assert.Contains("Paul Lenoir", one.Text, StringComparison.Ordinal);
        Assert.Contains("du 1er janvier 2026 au 22 novembre 2026, adhésion en cours", one.Text, StringComparison.Ordinal);
        Assert.Contains("réglée le 16 mars 2026 (30,00 €)", one.Text, StringComparison.Ordinal);
        Assert.Contains("12 place de la Mairie", one.Text, StringComparison.Ordinal);
        Assert.Contains("La présidence Président", one.Text, StringComparison.Ordinal);
        var pdf = await browser.Get($"{Root}/attestation/{paul}?annee=2026&format=pdf");
        Assert.Equal("application/pdf", pdf.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("pdfaid", pdf.Html, StringComparison.Ordinal);
        Assert.Contains("n’était pas adhérent en 2026", (await browser.Get($"{Root}/attestation/{gone}?annee=2026")).Text, StringComparison.Ordinal);

        var query = $"/attestations?annee=2026&ids={paul}&ids={twin}&ids={gone}";
        var page = await browser.Get(Root + query);
        Assert.Contains("2 attestations", page.Text, StringComparison.Ordinal);
        Assert.Contains("Paul Ancien n’était pas adhérent en 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 cotisation n’est pas réglée", page.Text, StringComparison.Ordinal);
        using (var zip = new ZipArchive(new MemoryStream((await browser.Get(Root + query + "&handler=Zip")).Bytes)))
        {
            Assert.Equal(["attestation-d-adhesion-2026-lenoir-paul.pdf", "attestation-d-adhesion-2026-lenoir-paul-2.pdf"], zip.Entries.Select(e => e.FullName));
            Assert.All(zip.Entries, e => Assert.True(e.Length > 5_000));
        }
        await browser.Get(Root + query);
        Assert.Contains("1 attestation envoyée. Sans adresse électronique : Paul Lenoir.", (await browser.Submit([])).Text, StringComparison.Ordinal);
        await app.Within(null, services => ActivatorUtilities.CreateInstance<MailSender>(services).SendWaiting(CancellationToken.None));
        var mail = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(app.Location.Folder, "courrier"))));
        Assert.Contains("attestation-d-adhesion-2026-lenoir-paul.pdf", mail, StringComparison.Ordinal);
        Assert.Contains("JVBERi", mail, StringComparison.Ordinal); // %PDF, in base 64.
        await app.WithDb(app.DeuxVallees, async db => Assert.Null((await db.Set<OutgoingMail>().SingleAsync()).Attachment));

        using var receipts = new ZipArchive(new MemoryStream((await browser.Get(Root + "/recus?all=true&annee=2026")).Bytes));
        Assert.Equal("recu-2026-0001-lenoir-paul.pdf", Assert.Single(receipts.Entries).FullName);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_contributions(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Member("Premier", email: "premier@example.org");
        await app.CallAll();
        var (browser, id) = (await app.SignedIn(Role.Coordinator), await app.IdOf("Premier"));
        var paths = new Dictionary<string, int>
        {
            [Root] = 8,
            [Root + "?etat=en-retard&q=nom&tri=montant"] = 8,
            // One of them for the names that the history says.
            [$"{Root}/{id}"] = 8,
            [Root + "/appel?annee=2027"] = 8,
            [Root + "/bilan"] = 5,
            [Root + "/payer?all=true"] = 5,
            [Root + "/relancer?all=true"] = 6,
            [Root + "/attestations?all=true"] = 7,
        };
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in paths.Keys)
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return costs;
        }

        await Costs();
        var few = await Costs();
        await app.Add([.. Enumerable.Range(0, 120).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]);
        await app.CallAll();

        Assert.Equal(few, await Costs());
        Assert.Equal(string.Join(' ', paths.Values), string.Join(' ', few));
    }
}
