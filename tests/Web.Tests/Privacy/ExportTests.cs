using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

public sealed class ExportTests
{
    private static async Task<(Dictionary<string, byte[]> Files, JsonElement Data)> Export(Browser browser, string page)
    {
        var shown = await browser.Get(page);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        var answer = await browser.Submit([], "form[action*='handler=Export']");
        Assert.Equal("application/zip", answer.Response.Content.Headers.ContentType!.MediaType);
        await using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            var content = new MemoryStream();
            await using var stream = await entry.OpenAsync();
            await stream.CopyToAsync(content);
            files[entry.FullName] = content.ToArray();
        }
        return (files, JsonDocument.Parse(files["donnees.json"]).RootElement);
    }

    private static List<string> Kinds(JsonElement data) => [.. data.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("kind").GetString()!)];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task All_that_is_held_on_a_person_leaves_in_one_file_and_the_export_is_noted(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        await app.Within(app.DeuxVallees, async services =>
        {
            _ = (await services.GetRequiredService<FileStore>().Save(new MemoryStream("%PDF-1.7 fiche"u8.ToArray()), "rib.pdf", nameof(Member), id, CancellationToken.None)).Required;
            await services.GetRequiredService<TisserandDb>().SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);

        var (files, data) = await Export(browser, PrivacyScene.Of(id));

        Assert.Equal(["donnees.json", "donnees.pdf", "fichiers/rib.pdf"], files.Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith("%PDF", System.Text.Encoding.ASCII.GetString(files["donnees.pdf"][..4]), StringComparison.Ordinal);
        var kinds = Kinds(data);
        await app.Within(app.DeuxVallees, async services =>
        {
            var held = await services.GetRequiredService<ReadPersonalData>().Of((await services.GetRequiredService<FindPerson>().Find(PersonKind.Member, id, CancellationToken.None))!, CancellationToken.None);
            Assert.Equal(held.Select(h => h.Record.Entity.Name), kinds);
        });
        var text = System.Text.Encoding.UTF8.GetString(files["donnees.json"]);
        Assert.All(PrivacyScene.Words.Except(["612345699"]), w => Assert.Contains(w, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Autre", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LinkHash\": \"", text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal("Coordinateur", (await db.Set<PersonExport>().OrderByDescending(e => e.Id).FirstAsync(e => e.MemberId == id)).ExportedBy);
            Assert.Equal(BankReadingReason.Exported, (await db.Set<BankDetailsReading>().OrderByDescending(r => r.Id).FirstAsync(r => r.MemberId == id)).Reason);
        });
        var page = await browser.Get(PrivacyScene.Of(id));
        Assert.Contains("Par Coordinateur", page.Text, StringComparison.Ordinal);
        Assert.Contains("jointes à l’export", page.Text, StringComparison.Ordinal);
        Assert.Contains("Zéphyrine Quatrepommes", (await browser.Get(PrivacyScene.Root + "personnes")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Applicants_and_accounts_without_an_entry_have_their_export_too(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Person();
        var browser = await app.SignedIn(Role.Coordinator);
        var found = await browser.Get(PrivacyScene.Root + "personnes?q=coordinateur");
        Assert.Contains("compte sans fiche", found.Text, StringComparison.Ordinal);

        var (_, account) = await Export(browser, found.Page.QuerySelector("a[href*='/compte/']")!.GetAttribute("href")!);
        var (_, applicant) = await Export(browser, (await browser.Get(PrivacyScene.Root + "personnes?q=quatrepommes")).Page.QuerySelector("a[href*='/personnes/demande/']")!.GetAttribute("href")!);

        Assert.Equal(["Account", "CptsAccess"], Kinds(account));
        Assert.DoesNotContain("PasswordHash", account.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("MembershipApplication", Kinds(applicant));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_member_takes_away_their_own_data_and_nothing_of_another_cpts(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = await app.Person();
        var browser = await app.SignedIn(Role.Member);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var account = await db.Users.SingleAsync(u => u.FullName == "Adhérent");
            (await db.Set<Member>().SingleAsync(m => m.Id == id)).SignsInAs(account.Id);
            db.Add(new Data.Access.CptsAccess { AccountId = account.Id, CptsId = app.AutreRive.Id, Role = Role.Treasurer });
            await db.SaveChangesAsync();
        });

        var (files, data) = await Export(browser, "/c/deux-vallees/mes-donnees");

        Assert.Contains("Contribution", Kinds(data));
        Assert.DoesNotContain("Treasurer", System.Text.Encoding.UTF8.GetString(files["donnees.json"]), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(PrivacyScene.Of(id))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/c/autre-rive/mes-donnees")).Status);
    }
}
