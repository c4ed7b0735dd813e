using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Features.Indemnities;
using Tisserand.Web.Features.Tasks;
using Tisserand.Web.Tests.Accounting;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Indemnities;

/// <summary>From hours declared on a phone to the entry in the accounts; tasks paid by deed; employers; amounts of other CPTS; statements.</summary>
public sealed class DeclaredWorkTests
{
    private const string Own = "/c/deux-vallees/mon-espace/heures";
    private const string Declared = IndemnityScene.Waiting + "?source=declarations";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hours_declared_are_approved_by_another_paid_and_posted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await Rates(app);
        var (anais, phone) = await app.SignedInAs("Anaïs", "Roche");
        var page = await Declare(phone, "travail-de-mission", "mission:parcours", "1 h 50", "Relecture du protocole");
        Assert.Contains("C’est déclaré : Relecture du protocole, 1 h 50.", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("78,75 €", page.One("main aside").Replace('\u00A0', ' '), StringComparison.Ordinal);
        page = await Declare(phone, "deplacement", "", "42 km", "Réunion à Lille");
        Assert.Contains("42 km", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("déjà déclaré", (await Declare(phone, "deplacement", "", "12", "Réunion à Lille")).Text, StringComparison.Ordinal);

        // What waits is seen by whoever may validate, and approved at the amount shown.
        var president = await app.SignedIn(Role.President);
        page = await president.Get(Declared);
        Assert.Contains("2 lignes, 99,75 €", page.One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("2 déclarations à valider", (await president.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        await president.Get(Declared);
        page = await president.Submit([], "#selection", "button[name=All]");
        Assert.Contains("2 lignes approuvées, 99,75 €.", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        // The person reads it; nothing can be withdrawn any more.
        Assert.Contains("Aucune déclaration en attente.", (await phone.Get(Own)).Text, StringComparison.Ordinal);
        Assert.Contains("approuvée", (await phone.Get("/c/deux-vallees/mon-espace")).One("#indemnites"), StringComparison.Ordinal);

        await app.Pay([.. (await app.LineRows()).Select(l => l.Id)]);
        Assert.Equal(["62282 78,75", "6251 21,00"], Posted(await app.Entries()));
        var work = (await app.LineRows()).Single(l => l.Line!.Activity == PaidActivity.MissionWork);
        var card = await president.Get($"{IndemnityScene.Waiting}/{work.Id}");
        Assert.Contains("Relecture du protocole", card.One("section[aria-labelledby=origine]"), StringComparison.Ordinal);
        Assert.Contains("1 h 50 de travail déclaré", card.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);

        // Taken back, both entries are reversed: the accounts owe nothing.
        await app.Within(app.DeuxVallees, async services =>
            (await services.GetRequiredService<PayIndemnities>().Unpay([.. (await app.LineRows()).Select(l => l.Id)], CancellationToken.None)).Required.ToString());
        Assert.Equal(0, (await app.Entries()).SelectMany(e => e.Lines).Where(l => l.Account == "512").Sum(l => l.Debit.Cents - l.Credit.Cents));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_approves_their_own_and_a_lead_those_of_own_missions(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Rates(app);
        var lead = await app.SignedIn(Role.MissionLead);
        var account = await app.AccountOf(Role.MissionLead);
        var own = await app.Member("Lenoir");
        var other = await app.Member("Roche");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.Set<Member>().SingleAsync(m => m.Id == own)).SignsInAs(account);
            db.Add(FicheAction.Write(new(MissionCode.Pathways, "Plaies", null, null, null, null, null, null, null, null, own, null, FicheActionState.Running)).Required);
            await db.SaveChangesAsync();
        });
        await Add(app, own, "travail-de-mission", "mission:parcours", "1 h", "À moi");
        await Add(app, other, "travail-de-mission", "mission:parcours", "1 h", "De ma mission");
        await Add(app, other, "travail-de-mission", "mission:prevention", "1 h", "D’une autre");

        var page = await lead.Get(Declared);
        Assert.Equal(2, page.All("#liste tbody tr input[name=Shown]").Count);
        page = await lead.Submit([], "#selection", "button[name=All]");
        Assert.Contains("personne n’approuve ni ne paie une ligne dont il est le bénéficiaire", page.Text, StringComparison.Ordinal);
        var line = Assert.Single(await app.LineRows());
        Assert.Equal("De ma mission", line.Title);
        // Asked by hand, the work of another mission is not theirs to approve.
        var foreign = (await Works(app)).Single(w => w.Title == "D’une autre");
        await lead.Get(Declared);
        Assert.Equal(HttpStatusCode.Forbidden, (await lead.Submit(new() { ["Shown"] = $"{foreign.Id}_4500" }, "#selection")).Status);
        Assert.Single(await app.LineRows());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_is_withdrawn_by_its_author_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Rates(app);
        var (anais, phone) = await app.SignedInAs("Anaïs", "Roche");
        await Declare(phone, "travail-de-mission", "mission:parcours", "1 h", "À retirer");
        var other = await app.Member("Lenoir");
        await Add(app, other, "travail-de-mission", "mission:parcours", "1 h", "D’un autre");
        var works = await Works(app);
        await phone.Get(Own);
        Assert.Contains("n’existe plus", (await phone.Submit(new() { ["id"] = works.Single(w => w.MemberId == other).Id.ToString() }, "form[action*=Withdraw]")).Text, StringComparison.Ordinal);
        await phone.Get(Own);
        Assert.Contains("retirée", (await phone.Submit([], "form[action*=Withdraw]")).Text, StringComparison.Ordinal);
        Assert.Equal(["D’un autre"], (await Works(app)).Select(w => w.Title));
        // Set aside, it is not withdrawn: its reason is read by the person.
        await Declare(phone, "travail-de-mission", "mission:parcours", "1 h", "Écartée");
        await app.Within(app.DeuxVallees, async services =>
            (await services.GetRequiredService<DismissIndemnity>().Dismiss([(await Works(app)).Single(w => w.MemberId == anais).Id], IndemnityScene.Claire, "Déjà payée", IndemnityScene.Today, CancellationToken.None)).Required.ToString());
        Assert.Contains("Déjà payée", (await phone.Get("/c/deux-vallees/mon-espace")).One("#indemnites"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_text_that_names_a_patient_is_read_twice_and_bad_input_loses_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Rates(app);
        var (_, phone) = await app.SignedInAs("Anaïs", "Roche");
        var page = await Declare(phone, "travail-de-mission", "mission:parcours", "1 h", "Visite de la patiente Mme Martin");
        Assert.Contains("À vérifier avant d’enregistrer", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Works(app));
        page = await Declare(phone, "travail-de-mission", "", "longtemps", "Relecture");
        Assert.Contains("Indiquez une durée", page.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez la mission", page.Text, StringComparison.Ordinal);
        Assert.Equal("Relecture", page.Page.QuerySelector("#Input_Title")!.GetAttribute("value"));
        Assert.Contains("n’existe plus", (await Declare(phone, "travail-de-mission", "fiche:" + Guid.NewGuid(), "1 h", "Relecture")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_task_paid_by_deed_is_proposed_once_it_is_done(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var anne = await app.Member("Roche");
        var (task, deed) = (Guid.Empty, Guid.Empty);
        await app.Within(app.DeuxVallees, async services =>
        {
            deed = (await services.GetRequiredService<SetPaidDeed>().Set("Rédiger un protocole", new(150_00), new(2026, 1, 1), "CA", CancellationToken.None)).Required.Id;
            var written = await services.GetRequiredService<WriteTask>().Write(
                new("Protocole plaies", null, new(null, anne), new(2026, 11, 30), MissionCode.Pathways, false, Recurrence.Monthly, null), ToDoOrigin.None, null, CancellationToken.None);
            task = written.Required.Id;
        });
        var president = await app.SignedIn(Role.President);
        await president.Get("/c/deux-vallees/finances/taches/" + task);
        Assert.Contains("au forfait, Rédiger un protocole, 150,00 €", (await president.Submit(new() { ["Deed"] = deed.ToString() })).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Empty(await Works(app));

        await Move(app, task, ToDoState.Done);
        var work = Assert.Single(await Works(app));
        Assert.Equal((anne, "Protocole plaies", PaidActivity.Deed), (work.MemberId, work.Title, work.Activity));
        // The next one of a task that comes back is paid alike.
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(2, await db.Set<PaidTask>().CountAsync()));
        await Move(app, task, ToDoState.Waiting);
        Assert.Empty(await Works(app));
        await Move(app, task, ToDoState.Done);
        var approved = await app.Approve(null, (await Works(app))[0].Id);
        Assert.Equal(150_00, approved.Amount.Cents);
        // Decided, it stays whatever becomes of the task, and the deed that served stays in the history.
        await Move(app, task, ToDoState.Waiting);
        Assert.Single(await Works(app));
        await president.Get("/c/deux-vallees/finances/taches/" + task);
        Assert.Contains("déjà validé", (await president.Submit(new() { ["Deed"] = "" })).Text, StringComparison.Ordinal);
        await president.Get("/c/deux-vallees/finances/taux");
        await president.Submit([], "#retirer-forfait", "button[form=retirer-forfait]");
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(IndemnityScene.Today, (await db.Set<PaidDeed>().SingleAsync()).Until));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_time_of_salaried_people_goes_to_their_employer(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Grid();
        var salaried = await app.Member("Salariée", liberal: false, salaried: true);
        await app.Held("Groupe plaies", [(salaried, 60), (await app.Member("Roche"), 60)]);
        var president = await app.SignedIn(Role.President);
        var shown = (await app.WaitingRows()).Single(r => r.MemberId == salaried).Shown;
        await president.Get(IndemnityScene.Waiting);
        Assert.Contains("dites d’abord qui est son employeur", (await president.Submit(new() { ["Shown"] = shown }, "#selection", "button[formaction$=laisser]")).Text, StringComparison.Ordinal);

        await president.Get($"{IndemnityScene.Waiting}/employeurs/accord?personne={salaried}");
        var values = new Dictionary<string, string> { ["Input.MemberId"] = salaried.ToString(), ["Input.Employer"] = "Centre hospitalier du Lac", ["Input.Terms"] = "Secondment", ["Input.From"] = "2026-01-01" };
        Assert.Contains("est enregistré", (await president.Submit(values)).Text, StringComparison.Ordinal);
        await president.Get($"{IndemnityScene.Waiting}/employeurs/accord?personne={salaried}");
        Assert.Contains("Un autre accord couvre déjà", (await president.Submit(values)).Text, StringComparison.Ordinal);

        await president.Get(IndemnityScene.Waiting);
        var page = await president.Submit(new() { ["Shown"] = shown }, "#selection", "button[formaction$=laisser]");
        Assert.Contains("1 ligne laissée à l’employeur, 45,00 €.", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Salariée", (await president.Get(IndemnityScene.Waiting + "/employeurs/etat?employeur=Centre hospitalier du Lac")).Text, StringComparison.Ordinal);
        // Nothing is due to the person, nor spent.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal((0, Money.Zero), await db.DueIndemnities(CancellationToken.None));
            Assert.Empty(await db.YearsToDate([salaried], CancellationToken.None));
        });
        await president.Get(IndemnityScene.Waiting + "/employeurs/facture?employeur=Centre hospitalier du Lac");
        page = await president.Submit(new() { ["Reason"] = "", ["PaidOn"] = "2026-11-20" });
        Assert.Contains("Donnez le numéro", page.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-20", page.Page.QuerySelector("#PaidOn")!.GetAttribute("value"));
        page = await president.Submit(new() { ["Reason"] = "CH-118" });
        Assert.Contains("Facture notée sur 1 ligne", page.Text, StringComparison.Ordinal);
        // Whoever records expenses has it filled in.
        Assert.Equal("Centre hospitalier du Lac, CH-118, 2026-11-20, 45,00", string.Join(", ", new[] { "Supplier", "Number", "InvoicedOn", "Amount" }.Select(f => page.Page.QuerySelector("#Input_" + f)?.GetAttribute("value"))));
        Assert.Equal("personnel", page.Page.QuerySelector("#Input_Nature option[selected]")?.GetAttribute("value"));
        Assert.Contains("Aucune heure n’attend de facture", (await president.Get(IndemnityScene.Waiting + "/employeurs")).Text, StringComparison.Ordinal);
        Assert.Empty(await app.Entries());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_comes_from_another_CPTS_counts_under_the_ceiling(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var (anais, phone) = await app.SignedInAs("Anaïs", "Roche");
        await phone.Get("/c/deux-vallees/mon-espace/ailleurs");
        Assert.Contains("Nommez l’autre CPTS", (await phone.Submit(new() { ["Input.Amount"] = "48000", ["Input.From"] = "" })).Text, StringComparison.Ordinal);
        Assert.Contains("C’est noté", (await phone.Submit(new() { ["Input.Year"] = "2026", ["Input.Amount"] = "48 000", ["Input.From"] = "CPTS du Haut-Pays" })).Text, StringComparison.Ordinal);
        await app.Held("Groupe plaies", [(anais, 120)]);

        var decision = await app.Approve();
        Assert.Equal("above-ceiling", Assert.Single(decision.Left).Code);
        // The team takes it back; the line then passes.
        var coordinator = await app.SignedIn(Role.Coordinator);
        await coordinator.Get($"{IndemnityScene.Waiting}/ailleurs/{anais}");
        Assert.Contains("retiré", (await coordinator.Submit([], "form[action*=Remove]")).Text, StringComparison.Ordinal);
        Assert.Equal(90_00, (await app.Approve()).Amount.Cents);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_statement_of_a_year_is_what_was_paid_in_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Rates(app);
        await app.Grid();
        var (anais, phone) = await app.SignedInAs("Anaïs", "Roche");
        await app.Held("L’an passé", [(anais, 60)], new(2025, 12, 10));
        await app.Held("Bureau", [(anais, 60)], IndemnityScene.Day, null);
        await Add(app, anais, "deplacement", "", "42", "Lille");
        await app.Held("À payer encore", [(anais, 60)], IndemnityScene.Day.AddDays(3));
        await app.Approve(null, [.. (await app.WaitingRows()).Take(2).Select(r => r.Id), .. (await Works(app)).Select(w => w.Id)]);
        await app.Pay([.. (await app.LineRows()).Select(l => l.Id)]);
        await app.Approve();

        // The meeting of December, paid in the year, is of the year.
        var page = await phone.Get("/c/deux-vallees/mon-espace/indemnites?annee=2026");
        Assert.Contains("Total versé116,00 €", page.Text.Replace('\u00A0', ' ').Replace(" 116", "116", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("À payer encore", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rien ne vous a été payé en 2025", (await phone.Get("/c/deux-vallees/mon-espace/indemnites?annee=2025")).Text, StringComparison.Ordinal);

        var treasurer = await app.SignedIn(Role.Treasurer);
        var file = (await treasurer.Raw(HttpMethod.Get, IndemnityScene.Waiting + "/releves?annee=2026&format=csv")).Html.Split("\r\n");
        Assert.Equal("Roche;Anaïs;Infirmier;;3;50,00;45,00;21,00;116,00;non", file[1].Replace('\u00A0', ' '));
        var pdf = await treasurer.Raw(HttpMethod.Get, $"{IndemnityScene.Waiting}/releve/{anais}?annee=2026&format=pdf");
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(pdf.Bytes[..4]));
        var zip = await treasurer.Raw(HttpMethod.Get, IndemnityScene.Waiting + "/releves?annee=2026&handler=Zip");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip.Bytes));
        Assert.Equal(["releve-2026-roche-anais.pdf"], archive.Entries.Select(e => e.Name));
        await treasurer.Get(IndemnityScene.Waiting + "/releves?annee=2026");
        Assert.Contains("1 relevé envoyé.", (await treasurer.Submit([], "form[action*=Send]")).Text, StringComparison.Ordinal);
        // Whoever only sees does not send.
        var coordinator = await app.SignedIn(Role.Coordinator);
        Assert.Empty((await coordinator.Get(IndemnityScene.Waiting + "/releves?annee=2026")).All("form[action*=Send]"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_ask_as_much_of_a_few_as_of_many(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await Rates(app);
        var people = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            people.Add(await app.Member("Nom" + i));
        }
        await Add(app, people[0], "travail-de-mission", "mission:parcours", "1 h", "Un");
        await app.Approve(null, (await Works(app))[0].Id);
        await app.Pay((await app.LineRows())[0].Id);
        await Add(app, people[0], "travail-de-mission", "mission:parcours", "1 h", "Deux");
        var browser = await app.SignedIn(Role.President);
        string[] paths = [Declared, IndemnityScene.Waiting + "/releves", IndemnityScene.Waiting + "/employeurs", IndemnityScene.Waiting + "/personnes"];
        async Task<string> Measure()
        {
            var measured = new List<int>();
            foreach (var path in paths)
            {
                measured.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return string.Join(' ', measured);
        }

        await Measure();
        var few = await Measure();
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            await Add(app, person, "travail-de-mission", "mission:parcours", "1 h", "Travail " + i);
            await app.Approve(null, (await Works(app)).Single(w => w.Title == "Travail " + i).Id);
            await app.Pay((await app.LineRows()).Single(l => l.Title == "Travail " + i).Id);
            await Add(app, person, "travail-de-mission", "mission:parcours", "2 h", "Encore " + i);
        }
        Assert.Equal(few, await Measure());
        Assert.Equal("13 7 8 8", few);
    }

    private static async Task Rates(TestApp app)
    {
        await app.Rate(PaidActivity.MissionWork, IndemnityScene.Nurse, 45_00, new(2025, 1, 1));
        await app.Rate(PaidActivity.Travel, "", 50, new(2025, 1, 1));
    }

    private static async Task<Answer> Declare(Browser browser, string activity, string purpose, string quantity, string title)
    {
        await browser.Get(Own);
        return await browser.Submit(new()
        {
            ["Input.Activity"] = activity,
            ["Input.Purpose"] = purpose,
            ["Input.Day"] = "2026-11-12",
            ["Input.Quantity"] = quantity,
            ["Input.Title"] = title,
        }, "main form.card");
    }

    private static Task Add(TestApp app, Guid member, string activity, string purpose, string quantity, string title) => app.Within(app.DeuxVallees, async services =>
    {
        var form = new WorkForm { Activity = activity, Purpose = purpose, Quantity = quantity, Title = title, Day = new(2026, 11, 12) };
        _ = (await services.GetRequiredService<DeclareWork>().Declare(member, form, "Paul", IndemnityScene.Today, CancellationToken.None)).Required;
    });

    private static Task Move(TestApp app, Guid task, ToDoState state) => app.Within(app.DeuxVallees, async services =>
    {
        var db = services.GetRequiredService<Data.TisserandDb>();
        await services.GetRequiredService<WriteTask>().Move(await db.Set<ToDo>().SingleAsync(t => t.Id == task), state, IndemnityScene.Today, CancellationToken.None);
    });

    private static async Task<List<DeclaredWork>> Works(TestApp app)
    {
        List<DeclaredWork> works = [];
        await app.WithDb(app.DeuxVallees, async db => works = await db.Set<DeclaredWork>().AsNoTracking().OrderBy(w => w.Id).ToListAsync());
        return works;
    }

    private static IEnumerable<string> Posted(IEnumerable<Domain.Accounting.Entry> entries) => entries
        .SelectMany(e => e.Lines).Where(l => !l.Debit.IsZero).Select(l => $"{l.Account} {FrenchNumber.Euros(l.Debit).Replace("\u00A0€", "", StringComparison.Ordinal)}").Order(StringComparer.Ordinal);
}
