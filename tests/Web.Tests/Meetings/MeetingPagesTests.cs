using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Documents;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

public sealed class MeetingPagesTests
{
    private const string Reunions = "/c/deux-vallees/reunions";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_meeting_is_planned_invited_to_and_cancelled(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Un", "Anne"), MemberScene.Details("Deux", "Luc", "10"), MemberScene.Details("Trois", "Zoé", "10"));
        var fiche = await app.Write("Plaies chroniques");
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Prévoir votre première réunion", (await browser.Get(Reunions)).Text, StringComparison.Ordinal);

        await browser.Get($"{Reunions}/saisie?fiche={fiche.Id}");
        var invite = await browser.Submit(new()
        {
            ["Input.Title"] = "Plaies",
            ["Input.Kind"] = "groupe-de-travail",
            ["Input.Day"] = "2026-12-10",
            ["Input.StartsAt"] = "18:30",
            ["Input.EndsAt"] = "20:00",
            ["Input.Place"] = "Lumbres",
            ["Input.Agenda"] = "Protocole",
        });
        Assert.EndsWith("/inviter", invite.Path, StringComparison.Ordinal);
        var id = Guid.Parse(invite.Path.Split('/')[^2]);
        Assert.Equal(["Deux Luc", "Trois Zoé", "Un Anne"], invite.All("#liste tbody td:nth-child(2)"));

        await browser.Get($"{Reunions}/{id}/inviter?profession=10");
        var meeting = await browser.Submit([], "#selection", "button[formaction]");
        Assert.Equal($"{Reunions}/{id}", meeting.Path);
        Assert.Contains("2 personnes invitées", meeting.Text, StringComparison.Ordinal);
        Assert.Contains("Parcours pluriprofessionnels", meeting.Text, StringComparison.Ordinal);
        Assert.Contains("jeudi 10 décembre 2026, 18 h 30 – 20 h 00 · Lumbres", meeting.Text, StringComparison.Ordinal);
        await browser.Get($"{Reunions}/{id}/inviter");
        meeting = await browser.Submit(new() { ["Ids"] = ids[0].ToString() }, "#selection");
        Assert.Equal(["Deux Luc", "Trois Zoé", "Un Anne"], meeting.All("table.people tbody th"));

        meeting = await browser.Submit(new() { ["member"] = ids[1].ToString() }, "form:has(table.people)");
        Assert.Equal(["Trois Zoé", "Un Anne"], meeting.All("table.people tbody th"));
        meeting = await browser.Submit([], "form:has(.danger)", "button.danger");
        Assert.Contains("La réunion est annulée", meeting.Text, StringComparison.Ordinal);
        Assert.Equal(MeetingState.Cancelled, (await app.Read(id)).State);
        meeting = await browser.Submit([], "form.fact", "button");
        Assert.Equal(MeetingState.Planned, (await app.Read(id)).State);
        Assert.Contains("Reprendre à une autre date", meeting.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_refused_is_said_by_its_field_and_nothing_typed_is_lost(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var fiche = await app.Write("Plaies chroniques");
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"{Reunions}/saisie");

        var refused = await browser.Submit(new() { ["Input.Title"] = "Plaies", ["Input.Kind"] = "autre", ["Input.Day"] = "2026-12-10", ["Input.StartsAt"] = "18:30", ["Input.EndsAt"] = "18:00", ["Input.Link"] = "visio", ["Input.Agenda"] = "À voir" });
        Assert.Equal(["Choisissez la mission, ou la vie de l’association.", "La fin précède le début\u00A0: une réunion qui passe minuit dure 16 heures au plus.", "Le lien de visioconférence commence par https://."], refused.All(".field .error"));
        Assert.Equal(("Plaies", "18:00", "À voir"), (Value(refused, "Input.Title"), Value(refused, "Input.EndsAt"), refused.One("textarea")));

        refused = await browser.Submit(new() { ["Input.Mission"] = "prevention", ["Input.FicheActionId"] = fiche.Id.ToString(), ["Input.EndsAt"] = "20:00", ["Input.Link"] = "" });
        Assert.Contains("relève de la mission « Parcours pluriprofessionnels »", Assert.Single(refused.All(".field .error")).Replace('\u00A0', ' '), StringComparison.Ordinal);

        var asked = await browser.Submit(new() { ["Input.Mission"] = "gouvernance", ["Input.FicheActionId"] = "", ["Input.Agenda"] = "Situation de la patiente Mme Dupont" });
        Assert.Contains("À vérifier avant d’enregistrer", asked.Text, StringComparison.Ordinal);
        var saved = await browser.Submit(new() { ["Input.Confirmed"] = "true" });
        Assert.EndsWith("/inviter", saved.Path, StringComparison.Ordinal);
        Assert.Null((await app.Read(Guid.Parse(saved.Path.Split('/')[^2]))).Mission);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_next_meeting_takes_over_what_does_not_change(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Un", "Anne"), MemberScene.Details("Deux", "Luc"));
        var first = await app.Plan(MeetingScene.Details("Plaies"), ids);
        var browser = await app.SignedIn(Role.Assistant);

        var form = await browser.Get($"{Reunions}/saisie?depuis={first}");
        Assert.Contains("Inviter les mêmes personnes qu’à « Plaies » du 12/11/2026 (2 personnes)", form.Text, StringComparison.Ordinal);
        var saved = await browser.Submit(new() { ["Input.Day"] = "2026-12-10" });
        var next = await app.Read(Guid.Parse(saved.Path.Split('/')[^1]));
        Assert.Equal(("Plaies", new TimeOnly(18, 30), 2), (next.Title, next.StartsAt, next.Attendances.Count));

        var other = await app.Plan(MeetingScene.Details("Bilan", "2026-12-17"));
        await browser.Get($"{Reunions}/{other}/inviter");
        await browser.Submit(new() { ["SameAs"] = first.ToString() }, "form:has(select[name=SameAs])");
        Assert.Equal(2, (await app.Read(other)).Attendances.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Filters_files_and_api_give_the_same_meetings(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(Domain.Funding.AciContract.Sign(new(2025, 10, 1), null, new Domain.Funding.ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required);
            await db.SaveChangesAsync();
        });
        var ids = await app.Add(MemberScene.Details("Un", "Anne"), MemberScene.Details("Deux", "Luc"));
        var past = await app.Plan(MeetingScene.Details("Passée"), ids);
        var held = await app.Plan(MeetingScene.Details("Tenue à Lumbres", "2025-11-12"), ids);
        await app.Hold(held, new Presence(ids[0], AttendanceState.Present), new Presence(ids[1], AttendanceState.Present, Minutes: 45));
        await app.Plan(MeetingScene.Details("Bientôt", "2026-11-30", MissionCode.Prevention, kind: MeetingKind.Training));
        await app.Plan(MeetingScene.Details("Bureau", "2026-12-03", null, kind: MeetingKind.Bureau));
        await app.Plan(MeetingScene.Details("Chez le voisin"), cpts: app.AutreRive);
        var browser = await app.SignedIn(Role.Reader);
        var program = app.Anonymous();
        program.ApiKey = await Key(app);
        async Task Expect(string query, params string[] titles)
        {
            Assert.Equal(titles, (await browser.Get($"{Reunions}?{query}")).All("#liste tbody td:nth-child(2) a"));
            var file = (await browser.Raw(HttpMethod.Get, $"{Reunions}?{query}&format=csv")).Html;
            Assert.Equal(titles, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(';')[3]));
            using var page = JsonDocument.Parse((await program.Get($"/api/v1{Reunions}?{query}")).Html);
            Assert.Equal(titles.Order(StringComparer.Ordinal), page.RootElement.GetProperty("meetings").EnumerateArray().Select(m => m.GetProperty("title").GetString()!).Order(StringComparer.Ordinal));
        }

        // Upcoming, the nearest first, then the latest.
        await Expect("", "Bientôt", "Bureau", "Passée", "Tenue à Lumbres");
        await Expect("mission=parcours", "Passée", "Tenue à Lumbres");
        await Expect("mission=gouvernance", "Bureau");
        await Expect("type=formation", "Bientôt");
        await Expect("etat=a-saisir", "Passée");
        await Expect("etat=sans-feuille", "Tenue à Lumbres");
        await Expect("etat=tenues", "Tenue à Lumbres");
        await Expect("etat=prevues", "Bientôt", "Bureau", "Passée");
        await Expect("etat=annulees");
        await Expect("periode=a-venir", "Bientôt", "Bureau");
        await Expect("periode=passees", "Passée", "Tenue à Lumbres");
        await Expect("periode=annee-1", "Tenue à Lumbres");
        await Expect("periode=annee-2", "Bientôt", "Bureau", "Passée");
        await Expect("periode=2025", "Tenue à Lumbres");
        await Expect("periode=annee-0", "Bientôt", "Bureau", "Passée", "Tenue à Lumbres");
        await Expect("q=LUMBRES%20tenue", "Tenue à Lumbres");
        await Expect("q=%25", "Bientôt", "Bureau", "Passée", "Tenue à Lumbres");

        var line = (await browser.Get($"{Reunions}?etat=tenues")).Page.QuerySelectorAll("#liste tbody td").Select(t => t.TextContent.Trim().Replace('\u00A0', ' ')).ToList();
        Assert.Equal(["tenue", "2", "2", "2 h 45"], line[3..]);
        using var one = JsonDocument.Parse((await program.Get($"/api/v1{Reunions}?taille=1&page=2")).Html);
        Assert.Equal((4, past), (one.RootElement.GetProperty("total").GetInt32(), one.RootElement.GetProperty("meetings")[0].GetProperty("id").GetGuid()));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.Get($"/api/v1{Reunions}?page=0")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get("/api/v1/c/autre-rive/reunions")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_week_says_what_is_to_be_entered_joined_and_attended(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("Votre première réunion", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var ids = await app.Add(MemberScene.Details("Un", "Anne"));
        await app.Plan(MeetingScene.Details("Passée"), ids);
        var held = await app.Plan(MeetingScene.Details("Tenue", "2026-11-16"), ids);
        await app.Hold(held, new Presence(ids[0], AttendanceState.Present));
        await app.Plan(MeetingScene.Details("Mercredi", "2026-11-25"), ids);
        await app.Plan(MeetingScene.Details("Plus tard", "2026-11-30"), ids);

        var week = (await browser.Get("/c/deux-vallees")).Text;

        Assert.Contains("Émargement à saisir", week, StringComparison.Ordinal);
        Assert.Contains("Passée · 1 invité", week, StringComparison.Ordinal);
        Assert.Contains("Feuille signée à joindre", week, StringComparison.Ordinal);
        Assert.Contains("Mercredi", week, StringComparison.Ordinal);
        Assert.DoesNotContain("Plus tard", week, StringComparison.Ordinal);

        await Join(app, held);
        Assert.DoesNotContain("Feuille signée à joindre", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var page = await browser.Get($"{Reunions}/{held}");
        Assert.Equal("feuille.pdf", page.One("#feuille-signee li a"));
        Assert.DoesNotContain("Il manque la feuille signée", page.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rights_are_those_of_the_table_and_foreign_rows_do_not_exist(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var foreign = await app.Plan(MeetingScene.Details("Chez le voisin"), cpts: app.AutreRive);
        var own = await app.Plan(MeetingScene.Details("Ici"));
        var reader = await app.SignedIn(Role.Reader);
        foreach (var path in new[] { $"saisie/{own}", "saisie", $"{own}/inviter", $"{own}/emargement" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.Raw(HttpMethod.Get, $"{Reunions}/{path}")).Status);
        }
        var page = await reader.Get($"{Reunions}/{own}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Imprimer la feuille"], page.All("main form, main .btn"));
        var coordinator = await app.SignedIn(Role.Coordinator);
        foreach (var path in new[] { $"saisie/{foreign}", $"{foreign}", $"{foreign}/inviter", $"{foreign}/emargement" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await coordinator.Raw(HttpMethod.Get, $"{Reunions}/{path}")).Status);
        }
        // People and meetings of next door are not invited either.
        var stranger = Guid.Empty;
        await app.WithDb(app.AutreRive, async db =>
        {
            var member = Domain.Members.Member.Create(MemberScene.Details("Voisin", "A")).Required;
            db.Add(member);
            await db.SaveChangesAsync();
            stranger = member.Id;
        });
        await coordinator.Get($"{Reunions}/{own}/inviter");
        await coordinator.Submit(new() { ["Ids"] = stranger.ToString() }, "#selection");
        Assert.Empty((await app.Read(own)).Attendances);
        await app.Within(app.DeuxVallees, async services =>
        {
            var refusal = Assert.Single((await services.GetRequiredService<TakeAttendance>().Take(own, [new(stranger, AttendanceState.Present)], MeetingScene.Today, CancellationToken.None)).Refusals);
            Assert.Equal(("person-unknown", "presences[0]"), (refusal.Code, refusal.Field));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_who_add_the_same_people_at_the_same_second_add_them_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add([.. Enumerable.Range(0, 5).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]);
        var meeting = await app.Plan(MeetingScene.Details("Bureau"));
        var added = 0;

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => app.Within(app.DeuxVallees, async services =>
        {
            if (i % 2 == 0)
            {
                Interlocked.Add(ref added, (await services.GetRequiredService<PlanMeeting>().Invite(meeting, ids, CancellationToken.None))!.Value);
            }
            else
            {
                Presence[] presences = [.. ids.Select(id => new Presence(id, AttendanceState.Present))];
                Assert.Empty((await services.GetRequiredService<TakeAttendance>().Take(meeting, presences, MeetingScene.Today, CancellationToken.None)).Refusals);
            }
        }))));

        var lines = (await app.Read(meeting)).Attendances;
        Assert.Equal(ids.Order(), lines.Select(l => l.MemberId).Order());
        Assert.All(lines, l => Assert.Equal(AttendanceState.Present, l.State));
        Assert.InRange(added, 0, ids.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_number_of_queries_does_not_grow_with_meetings_and_people(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add([.. Enumerable.Range(0, 60).Select(i => MemberScene.Details("Nom" + i, "Prénom"))]);
        var fiche = await app.Write("Plaies");
        var meeting = await app.Plan(MeetingScene.Details("Première", fiche: fiche), [.. ids.Take(2)]);
        var browser = await app.SignedIn(Role.Coordinator);
        string[] paths = [Reunions, $"{Reunions}?q=reunion&mission=parcours&tri=presents&sens=desc", $"{Reunions}/{meeting}", $"{Reunions}/{meeting}/emargement",
            $"{Reunions}/{meeting}/inviter", $"{Reunions}/saisie/{meeting}", $"/c/deux-vallees/missions/fiches/{fiche.Id}", "/c/deux-vallees/missions/fiches", "/c/deux-vallees/missions", "/c/deux-vallees"];
        async Task<List<int>> Costs()
        {
            var costs = new List<int>();
            foreach (var path in paths)
            {
                costs.Add(await app.Queries.During(async () => Assert.Equal(HttpStatusCode.OK, (await browser.Get(path)).Status)));
            }
            return costs;
        }

        await Costs();
        var few = await Costs();
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<Data.TisserandDb>();
            foreach (var i in Enumerable.Range(0, 120))
            {
                var more = Meeting.Plan(MeetingScene.Details("Réunion " + i, MeetingScene.Today.AddDays(-i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), fiche: fiche)).Required;
                more.Invite(ids);
                db.Add(more);
            }
            (await db.ReadMeeting(meeting, CancellationToken.None))!.Invite(ids);
            await db.SaveChangesAsync();
        });

        Assert.Equal(few, await Costs());
        Assert.All(few.SkipLast(1), cost => Assert.InRange(cost, 1, 20));
        // The week asks each module once or twice, and this CPTS without a contract for its mission précoce.
        Assert.InRange(few[^1], 1, 34);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Other_modules_read_who_came_and_whether_it_is_signed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Un", "Anne"), MemberScene.Details("Deux", "Luc", "10"));
        var held = await app.Plan(MeetingScene.Details("Tenue", "2026-10-01"), ids);
        await app.Hold(held, new Presence(ids[0], AttendanceState.Present), new Presence(ids[1], AttendanceState.Excused));
        await app.Plan(MeetingScene.Details("Prévue"), ids);
        await Join(app, held);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal([new(held, "Tenue", new(2026, 10, 1), MeetingKind.WorkingGroup, MissionCode.Pathways, null, 1, 120, true)],
                await db.HeldMeetings(new DateRange(new(2026, 10, 1), new(2026, 10, 1)), CancellationToken.None));
            Assert.Equal([new(held, ids[0], "60", 120)], await db.Presences(new DateRange(new(2026, 1, 1), null), CancellationToken.None));
            Assert.Empty(await db.HeldMeetings(new DateRange(new(2026, 10, 2), null), CancellationToken.None));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_sheet_to_sign_names_the_people_leaves_room_and_informs(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Blanc", "Anne"), MemberScene.Details("Caron", "Luc", "10"));
        var fiche = await app.Write("Plaies chroniques");
        var meeting = await app.Plan(MeetingScene.Details("Groupe de travail", fiche: fiche), ids);
        var browser = await app.SignedIn(Role.Reader);

        var sheet = await browser.Raw(HttpMethod.Get, $"{Reunions}/{meeting}/feuille?format=docx");

        Assert.Contains("feuille-d-emargement-2026-11-12.docx", sheet.Response.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var (text, rows) = Word(sheet.Bytes);
        Assert.Contains("jeudi 12 novembre 2026, 18 h 30 – 20 h 30", text, StringComparison.Ordinal);
        Assert.Contains("fiche action « Plaies chroniques »", text, StringComparison.Ordinal);
        Assert.Contains("Caron LucMédecinLumbres", text, StringComparison.Ordinal);
        Assert.Contains("CPTS des Deux Vallées, responsable du traitement", text, StringComparison.Ordinal);
        var print = await browser.Raw(HttpMethod.Get, $"{Reunions}/{meeting}/feuille");
        Assert.Equal(("application/pdf", "%PDF-1"), (print.Response.Content.Headers.ContentType!.MediaType, System.Text.Encoding.ASCII.GetString(print.Bytes, 0, 6)));
        // Heading, two people, ten blank lines.
        Assert.Equal(13, rows);

        var (paper, _) = Word((await browser.Raw(HttpMethod.Get, $"/c/deux-vallees/missions/fiches/{fiche.Id}?format=docx")).Bytes);
        var at = new[] { "Plaies chroniques", "Objectifs généraux", "Actions à mener", "Acteurs", "Outils et moyens", "Indicateurs", "Calendrier" }.Select(h => paper.IndexOf(h, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    /// <summary>The words of a Word document, blanks folded, and the rows of its last table.</summary>
    private static (string Text, int Rows) Word(byte[] file)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        var document = System.Xml.Linq.XDocument.Load(part);
        System.Xml.Linq.XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return (string.Concat(document.Descendants(w + "t").Select(t => t.Value)).Replace('\u00A0', ' '), document.Descendants(w + "tbl").LastOrDefault()?.Elements(w + "tr").Count() ?? 0);
    }

    private static Task Join(TestApp app, Guid meeting) => app.Within(app.DeuxVallees, async services =>
    {
        Assert.True((await services.GetRequiredService<FileStore>().Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "feuille.pdf", MeetingQueries.SignedSheet, meeting, CancellationToken.None)).Succeeded);
        await services.GetRequiredService<Data.TisserandDb>().SaveChangesAsync();
    });

    private static async Task<string> Key(TestApp app)
    {
        var (key, hash) = Web.Shell.Gate.ApiKeyAuthentication.NewKey();
        await app.WithDb(null, async db =>
        {
            db.Add(new Data.Access.ApiKey { CptsId = app.DeuxVallees.Id, Role = Role.Reader, Name = "essai", Hash = hash, CreatedAt = app.Time.Now.UtcDateTime });
            await db.SaveChangesAsync();
        });
        return key;
    }

    private static string? Value(Answer page, string name) => page.Page.QuerySelector($"[name='{name}']")!.GetAttribute("value");
}
