using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Documents;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Trace;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Indemnities;

public sealed class IndemnityPagesTests
{
    private const string Waiting = IndemnityScene.Waiting;
    private const string Lines = IndemnityScene.LinesPath;

    /// <summary>1 h 50 is 1 h 45; 1,75 × 45 € = 78,75 €; from the presence to the paid line and back.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_presence_is_proposed_approved_paid_and_taken_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var (paul, anne) = (await app.Member("Lenoir"), await app.Member("Roche", IndemnityScene.Doctor));
        var meeting = await app.Held("Groupe plaies", [(paul, 110), (anne, 60)]);
        var coordinator = await app.SignedIn(Role.Coordinator);

        var page = await coordinator.Get(Waiting);
        Assert.Contains("2 présences à indemniser", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 lignes, 153,75 €", page.One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Pourquoi 78,75 € ?", page.One("#calcul-0 .why").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("1 h 50 de présence", page.One("#calcul-0 .why").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("AG du 20 janvier 2025, résolution 4", page.One("#calcul-0 .why"), StringComparison.Ordinal);
        // It follows the attendance until it is approved.
        await app.Correct(meeting, paul, 60);
        Assert.Contains("2 lignes, 120,00 €", (await coordinator.Get(Waiting)).One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);
        await app.Correct(meeting, paul, 110);

        page = await coordinator.Get(Waiting);
        var box = page.Page.QuerySelector("input[name=Shown][aria-label^='Choisir Paul Lenoir']")!.GetAttribute("value")!;
        var done = await coordinator.Submit(new() { ["Shown"] = box }, "#selection");
        Assert.Contains("1 ligne approuvée, 78,75 €.", done.Text, StringComparison.Ordinal);
        Assert.Contains("1 présence à indemniser", done.Text, StringComparison.Ordinal);

        var treasurer = await app.SignedIn(Role.Treasurer);
        page = await treasurer.Get(Lines);
        Assert.Contains("Total 78,75 €", page.One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);
        var id = page.Page.QuerySelector("input[name=Ids]")!.GetAttribute("value")!;
        page = await treasurer.Submit(new() { ["Ids"] = id }, "#selection");
        Assert.Contains("Paul Lenoir", page.Text, StringComparison.Ordinal);
        page = await treasurer.Submit(new() { ["PaidOn"] = "2026-12-25", ["Reason"] = "Virement 12" });
        Assert.Contains("n’est pas à venir", page.Text, StringComparison.Ordinal);
        done = await treasurer.Submit(new() { ["PaidOn"] = "2026-11-20", ["Reason"] = "Virement 12" });
        Assert.Contains("1 ligne payée, 78,75 €.", done.Text, StringComparison.Ordinal);
        Assert.Contains("le 20/11/2026, Virement 12", (await treasurer.Get(Lines + "?etat=payees")).Text, StringComparison.Ordinal);

        var card = await treasurer.Get(Waiting + "/" + id);
        Assert.Contains("Paul Lenoir, 78,75 €", card.One("h1").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("notée par Trésorier", card.Text, StringComparison.Ordinal);
        Assert.Contains("par Coordinateur", card.Text, StringComparison.Ordinal);
        // Paid: no longer taken back, until the payment is.
        Assert.Null(card.Page.QuerySelector("form[action$=reprendre]"));
        done = await treasurer.Submit([], "form[action$=depayer]");
        Assert.Contains("1 ligne redevient à payer", done.Text, StringComparison.Ordinal);
        await coordinator.Get(Waiting + "/" + id);
        done = await coordinator.Submit([], "form[action$=reprendre]");
        Assert.Contains("1 ligne est reprise", done.Text, StringComparison.Ordinal);
        Assert.Empty(await app.LineRows());
        Assert.Equal(2, (await app.WaitingRows()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_stands_in_the_way_is_said_with_the_way_out(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Rate(PaidActivity.MissionMeeting, IndemnityScene.Nurse, 45_00, new(2025, 1, 1));
        var present = new[]
        {
            (await app.Member("Salariée", liberal: false, salaried: true), 60), (await app.Member("Sanstaux", IndemnityScene.Doctor), 60),
            (await app.Member("Nouvelle", since: new(2026, 3, 13)), 60), (await app.Member("Brève"), 7), (await app.Member("Mixte", salaried: true), 60),
        };
        await app.Held("Groupe plaies", present);
        var browser = await app.SignedIn(Role.Coordinator);

        var page = await browser.Get(Waiting + "?tri=personne");
        var states = page.All("#liste > .table-scroll > table > tbody > tr:not(.why-row) > td:last-child").Select(s => s.Replace('\u00A0', ' ')).ToList();
        Assert.Equal("Présence de moins d’un demi-quart d’heure.", states[0]);
        Assert.Equal("prête", states[1]);
        Assert.Equal("N’était pas adhérent ce jour-là.", states[2]);
        Assert.Equal("Salarié : à régler avec l’employeur. Dire lequel", states[3]);
        Assert.Equal("Aucun taux pour « Réunion de mission » et cette profession à cette date. Ajouter ce taux", states[4]);
        Assert.Contains("1 ligne, 45,00 €", page.One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);

        // What needs to be looked at comes after what does not.
        Assert.Equal(["Paul Nouvelle", "Paul Salariée"], (await browser.Get(Waiting)).All("#liste a[href*='/adherents/']").TakeLast(2));

        // The way out: the rate of that profession, from that day.
        var form = await browser.Get(page.Page.QuerySelector("#liste a[href*='taux/nouveau']")!.GetAttribute("href")!);
        Assert.Equal("10", ((AngleSharp.Html.Dom.IHtmlSelectElement)form.Page.QuerySelector("#Input_Profession")!).Value);
        await browser.Submit(new() { ["Input.PerUnit"] = "75", ["Input.Vote"] = "CA du 3 mars 2026" });
        page = await browser.Get(Waiting);
        Assert.Contains("2 lignes, 120,00 €", page.One(".totals").Replace('\u00A0', ' '), StringComparison.Ordinal);

        // Ticked all the same, what cannot be approved is left and said.
        var blocked = page.Page.QuerySelector("input[name=Shown][aria-label^='Choisir Paul Nouvelle']")!.GetAttribute("value")!;
        var answer = await browser.Submit(new() { ["Shown"] = blocked }, "#selection");
        Assert.Contains("Rien n’a été approuvé", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Paul Nouvelle : N’était pas adhérent ce jour-là.", answer.Text, StringComparison.Ordinal);
        // All that is ready, at once.
        await browser.Get(Waiting);
        answer = await browser.Submit([], "#selection", "button[name=All]");
        Assert.Contains("2 lignes approuvées, 120,00 €.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(3, (await app.WaitingRows()).Count);
        // Set aside, with its reason; then proposed anew.
        var page2 = await browser.Get(Waiting);
        var brief = page2.Page.QuerySelector("input[name=Shown][aria-label^='Choisir Paul Brève']")!.GetAttribute("value")!;
        await browser.Submit(new() { ["Shown"] = brief }, "#selection", "button[formaction$=ecarter]");
        answer = await browser.Submit(new() { ["Reason"] = " " });
        Assert.Contains("Dites pourquoi rien n’est payé.", answer.Text, StringComparison.Ordinal);
        answer = await browser.Submit(new() { ["Reason"] = "Passée saluer" });
        Assert.Contains("1 ligne écartée.", answer.Text, StringComparison.Ordinal);
        page = await browser.Get(Lines + "?etat=ecartees");
        Assert.Contains("Passée saluer", page.Text, StringComparison.Ordinal);
        var id = page.Page.QuerySelector("input[name=Ids]")!.GetAttribute("value")!;
        await browser.Submit(new() { ["Ids"] = id }, "#selection", "button[formaction$=reprendre]");
        Assert.Equal(3, (await app.WaitingRows()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Filters_and_files_give_the_same_lines(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var (paul, anne) = (await app.Member("Lenoir"), await app.Member("Lefèvre-Cœur"));
        await app.Held("Groupe plaies", [(paul, 60), (anne, 60)]);
        await app.Held("Bureau de mai", [(paul, 120)], new(2026, 5, 5), null, MeetingKind.Bureau);
        var prevention = await app.Held("Dépistage", [(anne, 30)], new(2026, 6, 6), MissionCode.Prevention);
        var reader = await app.SignedIn(Role.Reader);
        async Task Expect(string path, string query, params string[] rows)
        {
            var csv = (await reader.Raw(HttpMethod.Get, $"{path}?{query}&format=csv")).Html;
            var found = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')).Select(c => $"{c[1]} {c[4]}");
            Assert.Equal(rows.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.Equal(rows.Length, (await reader.Get($"{path}?{query}")).All("#liste > .table-scroll > table > tbody > tr:not(.why-row)").Count(r => r.Length > 0));
        }
        async Task All(string path)
        {
            await Expect(path, "", "Lenoir Groupe plaies", "Lefèvre-Cœur Groupe plaies", "Lenoir Bureau de mai", "Lefèvre-Cœur Dépistage");
            await Expect(path, "mission=gouvernance", "Lenoir Bureau de mai");
            await Expect(path, "mission=prevention", "Lefèvre-Cœur Dépistage");
            await Expect(path, "du=2026-05-05&au=2026-05-31", "Lenoir Bureau de mai");
            await Expect(path, "q=coeur", "Lefèvre-Cœur Groupe plaies", "Lefèvre-Cœur Dépistage");
            await Expect(path, "q=plaies", "Lenoir Groupe plaies", "Lefèvre-Cœur Groupe plaies");
            await Expect(path, "q=zz%25");
            await Expect(path, $"personne={paul}&mission=parcours", "Lenoir Groupe plaies");
            await Expect(path, "reunion=" + prevention, "Lefèvre-Cœur Dépistage");
        }

        await All(Waiting);
        var file = (await reader.Raw(HttpMethod.Get, Waiting + "?format=csv&mission=gouvernance")).Html.Split("\r\n");
        Assert.Equal("Jour;Nom;Prénom;Profession;Réunion;Mission;Activité;Nature;Durée;Quantité retenue;Taux;Vote;Montant;État", file[0].TrimStart('\uFEFF'));
        Assert.Equal("05/05/2026;Lenoir;Paul;Infirmier;Bureau de mai;Gouvernance;Gouvernance;indemnité;2 h;2;50,00;AG du 20 janvier 2025, résolution 4;100,00;prête", file[1].Replace('\u00A0', ' '));
        await app.Approve();
        await Expect(Waiting, "");
        await All(Lines);
        var sheet = await reader.Raw(HttpMethod.Get, Lines + "?format=xlsx");
        Assert.Contains("indemnites-a-payer-2026-11-22.xlsx", sheet.Response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Total 145,00 €", (await reader.Get(Lines + "?q=lenoir&etat=toutes")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_role_does_what_it_may(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Held("Groupe plaies", [.. await People(app, 20)]);
        var rows = await app.WaitingRows();
        var token = 0;
        foreach (var role in Enum.GetValues<Role>())
        {
            var browser = await app.SignedIn(role);
            var (sees, approves, pays) = (role is not (Role.MissionLead or Role.Member), role is Role.Coordinator or Role.President, role is Role.President or Role.Treasurer);
            var secret = (await browser.Get("/compte")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            async Task<HttpStatusCode> Post(string path, params (string, string)[] fields) => (await browser.Raw(HttpMethod.Post, path,
                new FormUrlEncodedContent([new("__RequestVerificationToken", secret), .. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))]))).Status;

            foreach (var path in new[] { Waiting, Lines, Waiting + "/personnes", IndemnityScene.Root + "taux" })
            {
                Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Raw(HttpMethod.Get, path)).Status);
            }
            Assert.Equal(approves ? HttpStatusCode.OK : HttpStatusCode.Forbidden, (await browser.Raw(HttpMethod.Get, IndemnityScene.Root + "taux/nouveau")).Status);
            var row = rows[token++];
            Assert.Equal(approves ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, await Post(Waiting + "/approuver", ("Shown", row.Shown)));
            Assert.Equal(approves, (await app.LineRows()).Exists(l => l.AttendanceId == row.AttendanceId));
            var approved = (await app.Approve(null, rows[token++].Id)).Lines[0].Id;
            Assert.Equal(pays ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, await Post(Waiting + "/payer?handler=Confirm", ("Ids", approved.ToString()), ("PaidOn", "2026-11-20")));
            Assert.Equal(pays, (await app.LineRows()).Find(l => l.Id == approved)!.Line!.State == IndemnityState.Paid);
            Assert.Equal(pays ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, await Post(Waiting + "/depayer", ("Ids", approved.ToString())));
            Assert.Equal(approves ? HttpStatusCode.Redirect : HttpStatusCode.Forbidden, await Post(Waiting + "/reprendre", ("Ids", approved.ToString())));
            Assert.Equal(!approves, (await app.LineRows()).Exists(l => l.Id == approved));
            Assert.Equal(approves ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await Post(Waiting + "/ecarter", ("Shown", rows[19].Shown)));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_approves_or_pays_their_own_line(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        // One is known by the e-mail address, the other by the account tied on the card.
        var mail = await app.Member("Courriel", email: "PRESIDENT@deux-vallees.example");
        var tied = await app.Member("Reliée");
        var account = await app.AccountOf(Role.President);
        var coordinator = await app.SignedIn(Role.Coordinator);
        var card = await coordinator.Get($"/c/deux-vallees/adherents/{mail}");
        Assert.Contains("Même adresse que le compte de Président.", card.One("#compte"), StringComparison.Ordinal);
        await coordinator.Get($"/c/deux-vallees/adherents/{tied}/compte");
        card = await coordinator.Submit(new() { ["AccountId"] = account.ToString() });
        Assert.Contains("Président (president@deux-vallees.example)", card.One("#compte"), StringComparison.Ordinal);
        // An account is of one person.
        await coordinator.Get($"/c/deux-vallees/adherents/{mail}");
        Assert.Contains("Ce compte est déjà celui de Paul Reliée.", (await coordinator.Submit([], "#compte form")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Assistant)).Raw(HttpMethod.Get, $"/c/deux-vallees/adherents/{tied}/compte")).Status);
        await app.Held("Groupe plaies", [(mail, 60), (tied, 60)]);
        var president = await app.SignedIn(Role.President);

        await president.Get(Waiting);
        var answer = await president.Submit([], "#selection", "button[name=All]");
        Assert.Contains("Rien n’a été approuvé", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Paul Courriel : personne n’approuve ni ne paie une ligne dont il est le bénéficiaire.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Paul Reliée : personne n’approuve", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await app.LineRows());

        await coordinator.Get(Waiting);
        Assert.Contains("2 lignes approuvées", (await coordinator.Submit([], "#selection", "button[name=All]")).Text, StringComparison.Ordinal);
        await president.Get(Lines);
        await president.Submit([], "#selection", "button[name=All]");
        answer = await president.Submit(new() { ["PaidOn"] = "2026-11-20" });
        Assert.Contains("0 ligne payée", answer.Text, StringComparison.Ordinal);
        Assert.Contains("personne n’approuve ni ne paie", answer.Text, StringComparison.Ordinal);
        Assert.All(await app.LineRows(), l => Assert.Equal(IndemnityState.Approved, l.Line!.State));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_approves_another_amount_than_the_one_shown(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var (paul, anne) = (await app.Member("Lenoir"), await app.Member("Roche"));
        var meeting = await app.Held("Groupe plaies", [(paul, 60), (anne, 60)]);
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await browser.Get(Waiting);
        var box = page.Page.QuerySelector("input[name=Shown][aria-label^='Choisir Paul Lenoir']")!.GetAttribute("value")!;
        await app.Correct(meeting, paul, 90);

        var answer = await browser.Submit(new() { ["Shown"] = box }, "#selection");
        Assert.Contains("le montant est passé de 45,00 € à 67,50 €", answer.Text, StringComparison.Ordinal);
        await browser.Get(Waiting);
        await app.Held("Encore", [(paul, 60)]);
        answer = await browser.Submit([], "#selection", "button[name=All]");
        Assert.Contains("La liste a changé : 3 lignes sont prêtes maintenant, pour 157,50 €", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await app.LineRows());
        // Decided meanwhile by somebody else.
        page = await browser.Get(Waiting);
        await app.Approve();
        answer = await browser.Submit(new() { ["Shown"] = page.Page.QuerySelector("input[name=Shown]")!.GetAttribute("value")! }, "#selection");
        Assert.Contains("Une ligne choisie n’est plus à décider", answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_attendance_changed_after_approval_shows_and_is_taken_back_in_one_click(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var (paul, anne) = (await app.Member("Lenoir"), await app.Member("Roche"));
        var meeting = await app.Held("Groupe plaies", [(paul, 60), (anne, 60)]);
        await app.Approve();
        var lines = await app.LineRows();
        await app.Pay(lines[1].Id);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.DoesNotContain("À reprendre", (await browser.Get(Waiting)).Text, StringComparison.Ordinal);
        await app.Correct(meeting, paul, 90);
        await app.Correct(meeting, anne, null);

        Assert.Contains("À reprendre (2)", (await browser.Get(Waiting)).Text, StringComparison.Ordinal);
        Assert.Contains("2 indemnités ne correspondent plus à leur réunion", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var card = await browser.Get($"{Waiting}/{lines[1].Id}");
        Assert.Contains("Maintenant : n’est plus noté présent", card.Text, StringComparison.Ordinal);
        Assert.Contains("Elle est payée : régularisez", card.Text, StringComparison.Ordinal);
        await browser.Get(Lines + "?etat=ecarts");
        var answer = await browser.Submit(new() { ["Ids"] = lines[1].Id.ToString() }, "#selection", "button[formaction$=reprendre]");
        Assert.Contains("Cette ligne est payée : elle ne peut plus être reprise.", answer.Text, StringComparison.Ordinal);
        card = await browser.Get($"{Waiting}/{lines[0].Id}");
        Assert.Contains("Approuvé : 1 h, réunion de mission", card.Text, StringComparison.Ordinal);
        answer = await browser.Submit([], "form[action$=reprendre]");
        Assert.Contains("67,50 €", answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_year_of_each_person_stands_under_the_legal_ceiling(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Rate(PaidActivity.MissionMeeting, "", 500_00, new(2025, 1, 1));
        await app.Rate(PaidActivity.Governance, "", 50_00, new(2025, 1, 1));
        var (paul, anne) = (await app.Member("Lenoir"), await app.Member("Roche"));
        for (var i = 0; i < 5; i++)
        {
            await app.Held("Atelier " + i, [(paul, 16 * 60)], IndemnityScene.Day.AddDays(i));
        }
        await app.Held("Une heure", [(paul, 60)]);
        await app.Held("Bureau", [(anne, 60), (paul, 60)], IndemnityScene.Day, null);
        await app.Held("L’an passé", [(anne, 60)], new(2025, 5, 5), null);
        await app.Approve();
        await app.Pay([.. (await app.LineRows()).Where(l => l.MemberId == anne).Select(l => l.Id)]);
        await app.Held("Encore", [(paul, 60)], IndemnityScene.Day.AddDays(20));
        await app.Held("De trop", [(paul, 16 * 60), (anne, 60)], IndemnityScene.Day.AddDays(30));
        var browser = await app.SignedIn(Role.Coordinator);

        // 40 550 € of 48 060 € are 84 %; this one would make 85 %, that one pass it.
        var page = await browser.Get(Waiting);
        Assert.Contains("85 % du plafond de 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("dépasserait le plafond de 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.All("#liste td .tag.due, #liste td .tag.late").Count);
        page = await browser.Get(Waiting + "/personnes?annee=2026&tri=total&sens=desc");
        Assert.Equal(["Lenoir PaulInfirmier", "Roche PaulInfirmier"], page.All("#liste tbody td:first-child"));
        Assert.Equal("7", page.All("#liste tbody tr:first-child td")[1]);
        Assert.Equal("50,00 €|40 500,00 €|–|40 550,00 €|40 550,00 €|noter", string.Join('|', page.All("#liste tbody tr:first-child td").Skip(2).Take(6)).Replace('\u00A0', ' '));
        Assert.Contains("84 % du plafond", page.All("#liste tbody tr:first-child td")[8].Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("proche du plafond", page.All("#liste tbody tr:first-child td")[8], StringComparison.Ordinal);
        Assert.Contains("Total de l’année 40 600,00 €", page.Text, StringComparison.Ordinal);
        Assert.Contains("48 060,00 €", page.One(".lead").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("47 100,00 €", (await browser.Get(Waiting + "/personnes?annee=2025&q=roche")).One(".lead").Replace('\u00A0', ' '), StringComparison.Ordinal);
        var file = (await browser.Raw(HttpMethod.Get, Waiting + "/personnes?annee=2025&format=csv")).Html.Split("\r\n");
        Assert.Equal("Roche;Paul;Infirmier;1;50,00;0,00;0,00;0,00;50,00;0,00;moins de 1 %", file[1].Replace('\u00A0', ' '));

        Assert.Contains("Paul Lenoir a déjà 41 050,00 € en 2026", Told(await app.Approve()), StringComparison.Ordinal);
        static string Told(Features.Indemnities.IndemnityDecision d) => string.Join(' ', d.Left.Select(l => l.Message)).Replace('\u00A0', ' ');
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_grid_keeps_its_history_and_the_rates_that_served(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Il n’existe pas de taux national.", (await browser.Get(IndemnityScene.Root + "taux")).Text, StringComparison.Ordinal);
        async Task<Answer> Set(string amount, string from, string profession = "60", string vote = "AG du 12 mars 2025")
        {
            await browser.Get(IndemnityScene.Root + "taux/nouveau");
            return await browser.Submit(new() { ["Input.Activity"] = "reunion-de-mission", ["Input.Profession"] = profession, ["Input.PerUnit"] = amount, ["Input.From"] = from, ["Input.Vote"] = vote });
        }

        Assert.Contains("Indiquez un taux horaire entre 0 et 500,00 €.", (await Set("600", "2025-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("Indiquez un taux horaire entre 0 et 500,00 €.", (await Set("45,005", "2025-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("Dites quel vote a fixé ce taux", (await Set("45", "2025-01-01", vote: "")).Text, StringComparison.Ordinal);
        Assert.Contains("45,00 € de l’heure à partir du 1er janvier 2025", (await Set("45,00 €", "2025-01-01")).Text, StringComparison.Ordinal);
        Assert.Contains("La grille a déjà un taux", (await Set("46", "2025-01-01")).Text, StringComparison.Ordinal);
        await app.Held("Groupe plaies", [(await app.Member("Lenoir"), 60)]);
        await app.Approve();
        await Set("48", "2026-09-01");
        var page = await Set("50", "2027-01-01");
        Assert.Equal(["à venir", "en vigueur", "jusqu’au 31 août 2026"], page.All("#reunion-de-mission tbody td:nth-child(5)").Select(t => t.Replace('\u00A0', ' ')));
        Assert.Equal(["Retirer", "Retirer", "utilisé"], page.All("#reunion-de-mission tbody td:nth-child(6)"));
        page = await browser.Submit([], "#retirer", "button[form=retirer]");
        Assert.Equal(2, page.All("#reunion-de-mission tbody tr").Count);
        // Asked all the same, the one that served stays.
        var used = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => used = await db.Set<IndemnityRate>().Where(r => r.PerUnit.Cents == 45_00).Select(r => r.Id).SingleAsync());
        Assert.Contains("Des lignes ont été approuvées à ce taux", (await browser.Submit(new() { ["Id"] = used.ToString() }, "#retirer")).Text, StringComparison.Ordinal);
    }

    /// <summary>From the euro to the sheet, the mission, the indicator; and from the indicator and the meeting back to the euro.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task From_a_paid_euro_to_the_signed_sheet_the_mission_and_the_indicator(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var fiche = FicheAction.Write(new(MissionCode.Pathways, "Plaies chroniques", null, null, null, null, null, null, null, null, null, null, FicheActionState.Running)).Required;
        var contract = AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(fiche, contract);
            await db.SaveChangesAsync();
            IndicatorDetails Counting(string label, MissionCode mission) => new(label, "", "réunions", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts,
                AttainmentRule.Linear, IndicatorCount.MeetingsHeld, null, null, 0, [new(mission, 1)], [new(1, 4)]);
            db.AddRange(Indicator.Define(contract.Id, Counting("Réunions de parcours", MissionCode.Pathways)).Required, Indicator.Define(contract.Id, Counting("Réunions de prévention", MissionCode.Prevention)).Required);
            await db.SaveChangesAsync();
        });
        var paul = await app.Member("Lenoir");
        var meeting = await app.Held("Groupe plaies", [(paul, 110), (await app.Member("Roche"), 60)], fiche: fiche);
        await app.Within(app.DeuxVallees, async services =>
        {
            _ = (await services.GetRequiredService<FileStore>().Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "feuille-signee.pdf", MeetingQueries.SignedSheet, meeting, CancellationToken.None)).Required;
            await services.GetRequiredService<Data.TisserandDb>().SaveChangesAsync();
        });
        await app.Approve(null, (await app.WaitingRows()).Find(r => r.MemberId == paul)!.Id);
        var line = Assert.Single(await app.LineRows());
        await app.Pay(line.Id);
        var browser = await app.SignedIn(Role.Treasurer);

        var page = await browser.Get(Lines + "?etat=payees");
        var card = await browser.Get(page.Page.QuerySelectorAll("#liste a").Single(a => a.TextContent == "Détail").GetAttribute("href")!);
        string Link(string text) => card.Page.QuerySelectorAll("main a").Single(a => a.TextContent.Trim() == text).GetAttribute("href")!;
        Assert.Equal("%PDF-1.7", (await browser.Raw(HttpMethod.Get, Link("feuille-signee.pdf"))).Html);
        Assert.Contains("/missions", Link("Organisation de parcours pluriprofessionnels autour du patient"), StringComparison.Ordinal);
        Assert.EndsWith("/missions/fiches/" + fiche.Id, Link("Plaies chroniques"), StringComparison.Ordinal);
        Assert.EndsWith("/reunions/" + meeting, Link("Groupe plaies"), StringComparison.Ordinal);
        Assert.Equal(["Réunions de parcours"], card.All("#indicateurs li a"));
        var indicator = await browser.Get(Link("Réunions de parcours"));
        Assert.Contains("Groupe plaies", indicator.One("#preuves"), StringComparison.Ordinal);

        // Back: what the page of the meeting shows.
        await app.Within(app.DeuxVallees, async services =>
        {
            var here = services.GetRequiredService<CptsOfRequest>();
            here.Roles = [Role.Treasurer];
            var trace = services.GetServices<ITraceOfMeeting>().Single(t => t.Name == "indemnites");
            var part = (await trace.Of(meeting, here, CancellationToken.None))!;
            Assert.Equal([("Paul Lenoir", "78,75 €, payée", $"/c/deux-vallees/finances/indemnites/{line.Id}"), ("1 présence à indemniser", "à approuver", $"/c/deux-vallees/finances/indemnites?reunion={meeting}")],
                part.Links.Select(l => (l.Label.Replace('\u00A0', ' '), l.Detail.Replace('\u00A0', ' '), l.Link)));
            here.Roles = [Role.MissionLead];
            Assert.Null(await trace.Of(meeting, here, CancellationToken.None));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_week_says_what_waits_to_those_who_can_do_it(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        await app.Held("Groupe plaies", [(await app.Member("Lenoir"), 60), (await app.Member("Roche"), 120), (await app.Member("Salariée", liberal: false, salaried: true), 60)]);
        async Task<string> Week(Role role) => (await (await app.SignedIn(role)).Get("/c/deux-vallees")).Text;

        Assert.Contains("2 présences à indemniser135,00 €, et 1 présence à vérifier", await Week(Role.Coordinator), StringComparison.Ordinal);
        Assert.DoesNotContain("indemniser", await Week(Role.Treasurer), StringComparison.Ordinal);
        await app.Approve();
        Assert.DoesNotContain("indemniser", await Week(Role.Coordinator), StringComparison.Ordinal);
        Assert.Contains("2 lignes d’indemnités à payer135,00 €", await Week(Role.Treasurer), StringComparison.Ordinal);
        Assert.DoesNotContain("à payer", await Week(Role.Coordinator), StringComparison.Ordinal);
        Assert.DoesNotContain("indemnités à payer", await Week(Role.Reader), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_the_presences(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var people = await People(app, 30);
        await app.Held("Première", people);
        await app.Approve(null, [.. (await app.WaitingRows()).Take(10).Select(r => r.Id)]);
        var line = (await app.LineRows())[0].Id;
        var browser = await app.SignedIn(Role.President);
        string[] paths =
        [
            Waiting, Waiting + "?q=nom1&mission=parcours&du=2026-01-01&tri=personne", Lines, Lines + "?etat=ecarts", Waiting + "/personnes", $"{Waiting}/{line}", IndemnityScene.Root + "taux",
            "/c/deux-vallees/adherents/" + people[0].Item1,
        ];
        async Task<List<int>> Measure()
        {
            var measured = new List<int>();
            foreach (var path in paths)
            {
                measured.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return measured;
        }

        await Measure();
        var few = await Measure();
        for (var i = 0; i < 40; i++)
        {
            await app.Held("Réunion " + i, people, IndemnityScene.Day.AddDays(i));
        }
        await app.Approve(null, [.. (await app.WaitingRows()).Take(300).Select(r => r.Id)]);

        Assert.Equal(few, await Measure());
        // Session, CPTS and roles, contract in the menu, then the page.
        Assert.Equal("12 12 8 8 8 14 6 21", string.Join(' ', few));
    }

    private static async Task<(Guid, int)[]> People(TestApp app, int count)
    {
        var ids = await app.Add([.. Enumerable.Range(0, count).Select(i => MemberScene.Details("Nom" + i.ToString(CultureInfo.InvariantCulture), "Prénom"))]);
        return [.. ids.Select(i => (i, 60))];
    }
}
