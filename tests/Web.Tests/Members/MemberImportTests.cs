using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Members.Imports;
using Tisserand.Web.Features.Members.Jobs;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;
using static Tisserand.Web.Tests.Shell.Spreadsheets.XlsxFile;

namespace Tisserand.Web.Tests.Members;

public sealed class MemberImportTests
{
    private const string Imports = "/c/deux-vallees/adherents/import";

    /// <summary>Sends a file and accepts the columns as guessed; answers the page of the checked import.</summary>
    private static async Task<Answer> Check(TestApp app, Browser browser, byte[] file, string name = "adherents.csv")
    {
        await browser.Get(Imports);
        var columns = await browser.Upload("main form", "Upload", name, file);
        Assert.Contains("Que contient chaque colonne", columns.Text, StringComparison.Ordinal);
        await browser.Submit([]);
        return await Settled(app, browser, columns.Path);
    }

    private static async Task<Answer> Settled(TestApp app, Browser browser, string path)
    {
        await app.Services.GetRequiredService<MemberImportWork>().Of(Guid.Parse(path.Split('/')[^1]));
        return await browser.Get(path);
    }

    private static async Task<Answer> Write(TestApp app, Browser browser, Answer page, DoubleChoice? doubles = null, Dictionary<string, string>? choices = null)
    {
        var values = choices ?? [];
        if (doubles is { } choice)
        {
            values["Doubles"] = choice.ToString();
        }
        await browser.Submit(values, form: "#import");
        return await Settled(app, browser, page.Path.Split('?')[0]);
    }

    private static async Task<Answer> Undo(TestApp app, Browser browser, Answer page)
    {
        await browser.Submit([], form: "form[action*=Undo]");
        return await Settled(app, browser, page.Path);
    }

    private static Task<int> Members(TestApp app) => Count<Member>(app);

    private static async Task<int> Count<T>(TestApp app)
        where T : class
    {
        var count = 0;
        await app.WithDb(app.DeuxVallees, async db => count = await db.Set<T>().CountAsync());
        return count;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_is_checked_imported_and_undone_and_nothing_is_written_before(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var bad = ImportSamples.Bad().ToList();
        var good = ImportSamples.Good(1, 60).ToList();

        var page = await Check(app, browser, ImportSamples.Csv(good.Concat(bad.Select(b => b.Line))));

        Assert.Contains("60 fiches seront créées", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{bad.Count} lignes refusées", page.Text, StringComparison.Ordinal);
        Assert.Equal(ImportModel.Previewed, page.Page.QuerySelectorAll(".import-preview tbody tr").Length);
        var refused = await browser.Get(page.Path + "?voir=refusees");
        var rows = refused.Page.QuerySelectorAll(".table-list tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(bad.Count, rows.Count);
        for (var i = 0; i < bad.Count; i++)
        {
            Assert.Contains((62 + i).ToString(System.Globalization.CultureInfo.InvariantCulture), rows[i], StringComparison.Ordinal);
            Assert.Contains(bad[i].Column + "\u00A0:", rows[i], StringComparison.Ordinal);
        }
        Assert.Equal(0, await Members(app));

        await browser.Get(page.Path);
        var done = await Write(app, browser, page);
        Assert.Contains("60 fiches créées", done.Text, StringComparison.Ordinal);
        Assert.Equal(60, await Members(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(60, await db.Set<Member>().Select(m => m.Rpps).Distinct().CountAsync());
            Assert.True(await db.Set<Member>().AnyAsync(m => m.LastName == "O’Brien" || m.LastName == "D'Hondt"));
            Assert.DoesNotContain(await db.Set<Member>().ToListAsync(), m => m.Phone is "612345678" or "0033612345678");
            Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: "Member", Act: AuditAct.Created, AccountId: not null });
        });

        var undone = await Undo(app, browser, done);
        Assert.Contains("60 lignes annulées", undone.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Members(app));
        Assert.Equal(0, await Count<PracticeSite>(app) + await Count<Membership>(app) + await Count<MatchKey>(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_workbook_with_merged_headings_gives_the_same_entries(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Assistant);
        var file = Of(
            Row(1, Text("A1", "CPTS des Deux Vallées, liste du 1er mars")) +
            Row(3, Text("A3", "Identité"), Text("D3", "Contact"), Text("F3", "Adhérent depuis le")) +
            Row(4, Text("A4", "NOM"), Text("B4", "Prénom"), Text("C4", "Métier"), Text("D4", "E-mail"), Text("E4", "Portable")) +
            Row(5, Text("A5", "Maurin"), Formula("B5", "HYPERLINK(\"http://ailleurs.example\")", "Hélène"), Text("C5", "IDE"), Text("D5", "helene@example.org"), Number("E5", "612345678"), Day("F5", new(2024, 3, 12))),
            merged: ["A3:C3", "D3:E3", "F3:F4", "A1:F1"]);

        var page = await Check(app, browser, file, "Liste.xlsx");
        var done = await Write(app, browser, page);

        Assert.Contains("1 fiche créée", done.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.WholeMembers().SingleAsync();
            Assert.Equal(("Maurin", "Hélène", "60", "+33612345678"), (member.LastName, member.FirstName, member.Profession, member.Phone));
            Assert.Equal(new DateOnly(2024, 3, 12), Assert.Single(member.Memberships).StartsOn);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Known_persons_are_left_completed_or_doubled_as_chosen_and_a_number_never_twice(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(
            MemberScene.Details("Le Goff", "Jean", rpps: ImportSamples.Rpps(1)), MemberScene.Details("Maurin", "Hélène"), MemberScene.Details("Autre", "Nom") with { Email = "cabinet@example.org" });
        var browser = await app.SignedIn(Role.Coordinator);
        var file = ImportSamples.Csv(
        [
            ImportSamples.Line("LEGOFF", "Jean", "IDEL", ImportSamples.Rpps(1), "", "jean@example.org", "06 12 34 56 78", "", "", "", "62765", "", "Bilingue"),
            ImportSamples.Line("Helene", "MAURIN", "IDEL", "", "", "", "03 21 00 00 01", "", "", "", "", "", ""),
            ImportSamples.Line("Nouvelle", "Zoé", "IDEL", ImportSamples.Rpps(2), "", "cabinet@example.org", "", "", "", "", "", "", ""),
            ImportSamples.Line("NOUVELLE", "Zoe", "IDEL", ImportSamples.Rpps(2), "", "", "", "", "", "", "", "", ""),
        ]);

        var page = await Check(app, browser, file);
        Assert.Contains("4 lignes ressemblent", page.Text, StringComparison.Ordinal);
        Assert.Contains("Jean Le Goff (même numéro RPPS)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Hélène Maurin (nom proche)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nom Autre (même adresse électronique)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Ressemble à la ligne 4 du fichier (même numéro RPPS)", page.Text, StringComparison.Ordinal);
        // A same number cannot be entered twice: it is not even proposed.
        Assert.Equal([3, 4, 4, 3], page.Page.QuerySelectorAll(".table-list tbody select").Select(s => s.QuerySelectorAll("option").Length));
        var selects = page.Page.QuerySelectorAll(".table-list tbody select").Select(s => s.GetAttribute("name")!).ToList();
        var done = await Write(app, browser, page, DoubleChoice.Update, new() { [selects[2]] = nameof(DoubleChoice.Create), [selects[3]] = nameof(DoubleChoice.Create) });

        Assert.True(done.Text.Contains("1 fiche créée, 2 complétées", StringComparison.Ordinal), done.Text);
        Assert.Equal(4, await Members(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var jean = (await db.ReadMember(ids[0], CancellationToken.None))!;
            Assert.Equal(("Le Goff", "jean@example.org", "+33612345678", "Bilingue"), (jean.LastName, jean.Email, jean.Phone, jean.Notes));
            Assert.Equal([MemberScene.Lumbres, MemberScene.SaintOmer], jean.Sites.Select(s => s.Commune));
            Assert.Equal("+33321000001", (await db.ReadMember(ids[1], CancellationToken.None))!.Phone);
        });

        var undone = await Undo(app, browser, done);
        Assert.Contains("3 lignes annulées", undone.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(3, await db.Set<Member>().CountAsync());
            var jean = (await db.ReadMember(ids[0], CancellationToken.None))!;
            Assert.Equal(("Le Goff", "", "", ""), (jean.LastName, jean.Email, jean.Phone, jean.Notes));
            Assert.Equal(MemberScene.Lumbres, Assert.Single(jean.Sites).Commune);
            Assert.Single(jean.Memberships);
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_clicks_and_two_imports_at_once_double_nobody(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (one, other) = (await app.SignedIn(Role.Coordinator), await app.SignedIn(Role.Assistant));
        var file = ImportSamples.Csv(ImportSamples.Good(2, 150));
        var first = await Check(app, one, file);
        var second = await Check(app, other, file, "le-meme.csv");
        var again = app.Continue(one);
        await again.Get(first.Path);

        await Task.WhenAll(one.Submit([], form: "#import"), again.Submit([], form: "#import"), other.Submit([], form: "#import"));
        var pages = (await Settled(app, one, first.Path), await Settled(app, other, second.Path));

        Assert.Equal(150, await Members(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal(150, await db.Set<Member>().Select(m => m.Rpps).Distinct().CountAsync());
            Assert.Equal(150, await db.Set<MemberImportLine>().CountAsync(l => l.Fate == ImportLineFate.Created));
            Assert.Equal(150, await db.Set<MemberImportLine>().CountAsync(l => l.Fate == ImportLineFate.Skipped));
        });
        Assert.All([pages.Item1, pages.Item2], p => Assert.Contains("Importé", p.Text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_touched_since_is_not_undone_and_the_report_says_why(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var file = ImportSamples.Csv(
        [
            ImportSamples.Line("Un", "A", "IDEL", "", "", "", "", "", "", "", "", "12/03/2024", ""),
            ImportSamples.Line("Deux", "B", "IDEL", "", "", "", "", "", "", "", "", "", ""),
            ImportSamples.Line("Trois", "=1+1", "IDEL", "", "", "", "", "", "", "", "", "", ""),
        ]);
        var done = await Write(app, browser, await Check(app, browser, file));
        Guid[] ids = [];
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var members = await db.WholeMembers().OrderBy(m => m.FoldedName).ToListAsync();
            ids = [.. members.Select(m => m.Id)];
            Assert.Empty(members.Single(m => m.LastName == "Deux").Change(members.Single(m => m.LastName == "Deux").Details() with { Phone = "06 12 34 56 78" }));
            await db.SaveChangesAsync();
            await app.Plan(MeetingScene.Details("Plaies"), [members.Single(m => m.LastName == "Un").Id]);
        });

        var undone = await Undo(app, browser, done);

        Assert.Contains("1 ligne annulée", undone.Text, StringComparison.Ordinal);
        Assert.Contains("2 fiches ont changé ou servi", undone.Text, StringComparison.Ordinal);
        Assert.Contains("reposent d’autres données : présence", undone.Text, StringComparison.Ordinal);
        Assert.Contains("modifiée depuis l’import", undone.Text, StringComparison.Ordinal);
        Assert.Equal(2, await Members(app));
        var report = Encoding.UTF8.GetString((await browser.Get(undone.Path + "?format=csv")).Bytes);
        Assert.Contains("Ligne;Personne;Sort;Précisions;Nom;Prénom", report, StringComparison.Ordinal);
        Assert.Contains("4;=1+1 Trois;Annulée".Replace("=", "'=", StringComparison.Ordinal), report, StringComparison.Ordinal);
        Assert.Contains(";'=1+1;IDEL", report, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_cut_short_goes_on_where_it_stood(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await Check(app, browser, ImportSamples.Csv(ImportSamples.Good(3, 120)));
        // The application stopped after the confirmation: the state is kept, no work runs.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await db.Set<MemberImport>().SingleAsync()).Confirm());
            await db.SaveChangesAsync();
        });

        var stopped = await browser.Get(page.Path);
        Assert.Contains("Le travail s’est arrêté", stopped.Text, StringComparison.Ordinal);
        await browser.Submit([]);
        var done = await Settled(app, browser, page.Path);

        Assert.Contains("120 fiches créées", done.Text, StringComparison.Ordinal);
        Assert.Equal(120, await Members(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_entered_meanwhile_is_not_entered_again(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        var page = await Check(app, browser, ImportSamples.Csv([ImportSamples.Line("Maurin", "Hélène", "IDEL", "", "", "", "", "", "", "", "", "", "")]));
        await app.Add(MemberScene.Details("Maurin", "Hélène"));

        var done = await Write(app, browser, page, DoubleChoice.Create);

        Assert.Contains("depuis la vérification", done.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Members(app));
    }

    /// <summary>The form was opened before the import: whoever comes second sees what the first wrote, and neither is lost.</summary>
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_and_a_correction_of_one_entry_at_the_same_second_lose_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (importer, editor) = (await app.SignedIn(Role.Coordinator), await app.SignedIn(Role.Assistant));
        for (var round = 0; round < 8; round++)
        {
            var id = (await app.Add(MemberScene.Details("Maurin" + round, "Hélène")))[0];
            var page = await Check(app, importer, ImportSamples.Csv([ImportSamples.Line("Maurin" + round, "Hélène", "IDEL", "", "", "", "06 12 34 56 78", "", "", "", "", "", "")]));
            await editor.Get($"/c/deux-vallees/adherents/{id}/modifier");

            var writing = Write(app, importer, page, DoubleChoice.Update);
            await Task.Delay(round * 15);
            var saved = await editor.Submit(new() { ["Input.Email"] = $"helene{round}@example.org" });
            Assert.Contains("1 complétée", (await writing).Text, StringComparison.Ordinal);

            if (saved.Path.EndsWith("/modifier", StringComparison.Ordinal))
            {
                Assert.Contains("Cette fiche a changé pendant que vous la corrigiez", saved.Text, StringComparison.Ordinal);
                Assert.Equal("La fiche dit maintenant : 06 12 34 56 78", saved.One("#Input_Phone_erreur").Replace('\u00A0', ' '));
                Assert.Equal($"helene{round}@example.org", saved.Page.QuerySelector("#Input_Email")!.GetAttribute("value"));
                await editor.Submit(new() { ["Input.Phone"] = "06 12 34 56 78" });
            }
            await app.WithDb(app.DeuxVallees, async db =>
            {
                var member = (await db.ReadMember(id, CancellationToken.None))!;
                Assert.Equal(("+33612345678", $"helene{round}@example.org"), (member.Phone, member.Email));
                Assert.Equal([$"mail:helene{round}@example.org"], member.Keys.Select(k => k.Key).Where(k => k.StartsWith("mail:", StringComparison.Ordinal)));
            });
        }
        // Long after the import: never a silent loss.
        var last = (await app.Add(MemberScene.Details("Dernier", "Jo")))[0];
        await editor.Get($"/c/deux-vallees/adherents/{last}/modifier");
        await Write(app, importer, await Check(app, importer, ImportSamples.Csv([ImportSamples.Line("Dernier", "Jo", "IDEL", "", "", "", "06 12 34 56 78", "", "", "", "", "", "")])), DoubleChoice.Update);
        Assert.Contains("Cette fiche a changé pendant que vous la corrigiez", (await editor.Submit(new() { ["Input.Email"] = "jo@example.org" })).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(("+33612345678", ""), (await db.ReadMember(last, CancellationToken.None)) is { } m ? (m.Phone, m.Email) : default));
    }

    [Fact]
    public async Task Of_two_communes_of_one_name_that_of_the_territory_is_meant()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        var file = ImportSamples.Csv([ImportSamples.Line("Maurin", "Hélène", "IDEL", "", "", "", "", "", "", "", "SAINT OMER CEDEX", "", "")]);
        Assert.Contains("désigne 2 communes", (await Check(app, browser, file)).Text, StringComparison.Ordinal);
        await app.AddTerritory(MemberScene.SaintOmer);

        await Write(app, browser, await Check(app, browser, file));

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(MemberScene.SaintOmer, (await db.Set<Member>().SingleAsync()).MainCommune));
    }

    [Fact]
    public async Task Columns_are_corrected_and_a_bad_choice_is_refused()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Imports);
        await browser.Upload("main form", "Upload", "liste.csv", "Qui;Quoi\nMAURIN Hélène;IDEL\nzoé martin;IDEL\n"u8.ToArray());

        var refused = await browser.Submit([]);
        Assert.Contains("Dites quelles colonnes donnent le nom", refused.One(".notice.late"), StringComparison.Ordinal);
        // Two selects bear one name: sent in the order of the columns.
        var token = refused.Page.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var path = refused.Path.Split('?')[0];
        var sent = await browser.Raw(HttpMethod.Post, path + "?handler=Columns", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Columns", nameof(ImportColumn.FullName)), new("Columns", nameof(ImportColumn.Profession))]));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        var page = await Settled(app, browser, path);

        Assert.Contains("1 fiche sera créée", page.Text, StringComparison.Ordinal);
        Assert.Contains("écrivez le nom en capitales", page.Text, StringComparison.Ordinal);
        var gone = await browser.Submit([], form: "#import", button: "[formaction*=Discard]");
        Assert.Contains("rien n’a été écrit", gone.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count<MemberImportLine>(app));
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_by_its_field()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Imports);

        var refused = await browser.Upload("main form", "Upload", "adherents.xlsx", "%PDF-1.7"u8.ToArray());
        Assert.Contains("est un PDF", refused.One("#Upload_erreur"), StringComparison.Ordinal);
        refused = await browser.Upload("main form", "Upload", "adherents.xlsx", new byte[25_000_000]);
        Assert.Contains("25,0", refused.One("#Upload_erreur"), StringComparison.Ordinal);
        refused = await browser.Submit([]);
        Assert.Contains("Choisissez un fichier", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Count<MemberImport>(app));
    }

    [Fact]
    public async Task The_page_of_an_import_costs_the_same_whatever_its_length()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        var few = await Check(app, browser, ImportSamples.Csv(ImportSamples.Good(4, 5)));
        var many = await Check(app, browser, ImportSamples.Csv(ImportSamples.Good(5, 400)));

        var ofFew = await app.Queries.During(() => browser.Get(few.Path));
        var ofMany = await app.Queries.During(() => browser.Get(many.Path));

        Assert.Equal(ofFew, ofMany);
        Assert.InRange(ofMany, 1, 11);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Members_kept_before_there_were_keys_get_theirs_at_the_next_start(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        Guid cpts;
        await using (var app = await TestApp.Start(kind, on: database))
        {
            cpts = app.DeuxVallees.Id.Value;
            await app.Add(MemberScene.Details("Le Goff", "Jean"), MemberScene.Details("Maurin", "Hélène"));
            await app.WithDb(app.DeuxVallees, async db => await db.Database.ExecuteSqlRawAsync("DELETE FROM \"MatchKeys\""));
        }
        await using var again = await TestApp.Start(kind, seed: false, on: database);
        await again.Within(null, async services =>
        {
            services.GetRequiredService<Tisserand.Data.Tenancy.CurrentCpts>().Enter(new(cpts));
            var keys = await services.GetRequiredService<Tisserand.Data.TisserandDb>().Set<MatchKey>().Select(k => k.Key).ToListAsync();
            Assert.Equal(["nom:goff|jean", "nom:helene|maurin", "nom:jean|legoff"], keys.Order(StringComparer.Ordinal));
        });
    }
}
