using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class ProposedChangesTests
{
    private const string Page = "/c/deux-vallees/adherents/propositions";

    private static async Task<Guid> Propose(TestApp app, Guid member, ProposedField field, string after, ProposalSource source = ProposalSource.Member)
    {
        Guid id = default;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var entry = (await db.ReadMember(member, CancellationToken.None))!;
            var change = ProposedChange.Of(entry, field, after, source, app.Time.Now.UtcDateTime, source == ProposalSource.Member ? entry.FullName : "Annuaire public").Required;
            db.Add(change);
            await db.SaveChangesAsync();
            id = change.Id;
        });
        return id;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_is_accepted_by_its_button_others_together_and_the_journal_says_so(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Maurin", "Claire"), MemberScene.Details("Roche", "Anaïs"), MemberScene.Details("Petit", "Zoé"));
        await Propose(app, ids[0], ProposedField.Phone, "0712345678");
        var places = await Propose(app, ids[1], ProposedField.Places, ProposedFields.Of([new("62765", "MSP <b>", "")]), ProposalSource.Directory);
        var aside = await Propose(app, ids[2], ProposedField.Practice, "S");
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("3 changements proposés à décider", (await browser.Get("/c/deux-vallees")).Text, StringComparison.Ordinal);
        var page = await browser.Get(Page);
        Assert.Equal(3, page.Page.QuerySelectorAll("#liste tbody tr").Length);
        Assert.Contains("MSP <b>, Saint-Omer", page.Text, StringComparison.Ordinal);
        var done = await browser.Submit(new() { ["One"] = page.Page.QuerySelector("button[name=One]")!.GetAttribute("value")! }, form: "#propositions");
        Assert.Contains("1 changement accepté.", done.Text, StringComparison.Ordinal);
        done = await browser.Submit(new() { ["ids"] = places.ToString() }, form: "#propositions");
        Assert.Contains("1 changement accepté.", done.Text, StringComparison.Ordinal);
        done = await browser.Submit(new() { ["ids"] = aside.ToString() }, form: "#propositions", button: "[formaction*=SetAside]");
        Assert.Contains("1 changement écarté.", done.Text, StringComparison.Ordinal);
        Assert.Contains("Rien à décider", done.Text, StringComparison.Ordinal);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal("+33712345678", (await db.ReadMember(ids[0], CancellationToken.None))!.Phone);
            Assert.Equal("62765", Assert.Single((await db.ReadMember(ids[1], CancellationToken.None))!.Sites).Commune);
            Assert.True((await db.ReadMember(ids[2], CancellationToken.None))!.IsLiberal);
            Assert.Contains(await db.Set<AuditEntry>().ToListAsync(), a => a is { Entity: "ProposedChange", Act: AuditAct.Changed } && a.EntityId == places.ToString());
        });
        Assert.Contains("Écarté", (await browser.Get(Page + "?etat=SetAside")).Text, StringComparison.Ordinal);
        var journal = (await browser.Get("/c/deux-vallees/journal?objet=ProposedChange")).Text;
        Assert.Contains("Changement proposé", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("[{", journal, StringComparison.Ordinal);
        Assert.StartsWith("text/csv", (await browser.Raw(HttpMethod.Get, Page + "?etat=Accepted&format=csv")).Response.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_entry_changed_meanwhile_is_shown_left_by_the_selection_and_taken_by_its_button(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Maurin", "Claire")))[0];
        var change = await Propose(app, id, ProposedField.Email, "proposee@example.org");
        var browser = await app.SignedIn(Role.Coordinator);
        var before = (await browser.Get(Page)).Page.QuerySelector("button[name=One]")!.GetAttribute("value")!;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = (await db.ReadMember(id, CancellationToken.None))!;
            Assert.Empty(member.Change(member.Details() with { Email = "entretemps@example.org" }));
            await db.SaveChangesAsync();
        });

        Assert.Contains("la fiche a changé depuis la proposition", (await browser.Submit(new() { ["One"] = before }, form: "#propositions")).Text, StringComparison.Ordinal);
        Assert.Contains("la fiche a changé depuis la proposition", (await browser.Submit(new() { ["ids"] = change.ToString() }, form: "#propositions")).Text, StringComparison.Ordinal);
        var page = await browser.Get(Page);
        Assert.Contains("Elle dit maintenant : entretemps@example.org", page.Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["One"] = page.Page.QuerySelector("button[name=One]")!.GetAttribute("value")! }, form: "#propositions");

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal("proposee@example.org", (await db.ReadMember(id, CancellationToken.None))!.Email));
        // Settled: asked again, it says by whom.
        await Propose(app, id, ProposedField.Phone, "0712345678");
        await browser.Get(Page);
        Assert.Contains("a déjà été accepté par", (await browser.Submit(new() { ["ids"] = change.ToString() }, form: "#propositions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Submit(new() { ["One"] = "n’importe quoi" }, form: "#propositions")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_reads_a_page_in_as_many_queries_whatever_its_length(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add([.. Enumerable.Range(0, 60).Select(i => MemberScene.Details("Nom" + i, "Anne"))]);
        await Propose(app, ids[0], ProposedField.Practice, "S");
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get(Page);
        var few = await app.Queries.During(() => browser.Get(Page));
        foreach (var id in ids.Skip(1))
        {
            await Propose(app, id, ProposedField.Practice, "LS");
        }

        Assert.Equal(few, await app.Queries.During(() => browser.Get(Page)));
    }
}
