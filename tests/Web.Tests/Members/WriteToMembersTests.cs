using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class WriteToMembersTests
{
    private const string Adherents = "/c/deux-vallees/adherents";

    private static MemberDetails At(string name, string? email, string profession = "60") => MemberScene.Details(name, "A", profession) with { Email = email };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_is_seen_then_leaves_once_for_each_address(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(
            At("Un", "un@example.org"), At("Deux", "cabinet@example.org"), At("Trois", "Cabinet@example.org"), At("Quatre", null), StructurePagesTests.Msp("Cinq"), At("Six", "six@example.org", "10"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var all = await db.Set<Member>().ToDictionaryAsync(m => m.Id);
            db.Add(StructureLink.Tied(all[ids[4]], all[ids[5]], StructureTie.Representative, true, []).Required);
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);
        async Task<(List<OutgoingMail> Mails, int Recipients)> Posted()
        {
            var posted = (new List<OutgoingMail>(), 0);
            await app.WithDb(app.DeuxVallees, async db => posted = (await db.Set<OutgoingMail>().Where(m => m.Subject == "Réunion").OrderBy(m => m.To).ToListAsync(), await db.Set<MessageRecipient>().CountAsync()));
            return posted;
        }

        // All that the filters find, the structure by its representative.
        var form = await browser.Get($"{Adherents}/ecrire?tout=true");
        Assert.Contains("5 destinataires (3 courriers : des adresses sont partagées). 1 fiche sans adresse", form.Text, StringComparison.Ordinal);
        Assert.Contains("Écrivez l’objet", (await browser.Submit([])).One("#Subject_erreur"), StringComparison.Ordinal);
        var preview = await browser.Submit(new() { ["Subject"] = "Réunion", ["Text"] = "Jeudi à 20 h.\n\nVenez." });
        Assert.Contains("Jeudi à 20 h.", preview.One("#apercu"), StringComparison.Ordinal);
        Assert.Empty((await Posted()).Mails);

        // Somebody leaves between the preview and the sending: it is shown again.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var one = await Data.Members.MemberQueries.ReadMember(db, ids[0], CancellationToken.None);
            Assert.Empty(one!.End(new(2025, 12, 31)));
            await db.SaveChangesAsync();
        });
        var again = await browser.Submit([], button: "button[formaction*=Send]");
        Assert.Contains("La sélection a changé depuis l’aperçu", again.Text, StringComparison.Ordinal);
        Assert.Empty((await Posted()).Mails);
        var key = again.Page.QuerySelector("input[name=Key]")!.GetAttribute("value")!;
        var sent = await browser.Submit([], button: "button[formaction*=Send]");

        Assert.Contains("4 destinataires", sent.Text, StringComparison.Ordinal);
        Assert.Equal(["Cinq", "Deux A", "Six A", "Trois A"], sent.All("#liste tbody td:first-child"));
        var (mails, recipients) = await Posted();
        Assert.Equal(["Cabinet@example.org", "six@example.org"], mails.Select(m => m.To).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        Assert.All(mails, m => Assert.EndsWith("Venez.\n\nCPTS des Deux Vallées", m.Body, StringComparison.Ordinal));
        Assert.Equal(4, recipients);

        // The same form pressed again sends nothing more.
        await browser.Get($"{Adherents}/ecrire?tout=true");
        var twice = await browser.Submit(new() { ["Key"] = key, ["Subject"] = "Réunion", ["Text"] = "Jeudi", ["Announced"] = "4" });
        await browser.Submit(new() { ["Key"] = key }, button: "button[formaction*=Send]");
        Assert.Equal(2, (await Posted()).Mails.Count);
        Assert.Contains("Réunion", (await browser.Get($"{Adherents}/{ids[5]}")).One("#messages"), StringComparison.Ordinal);
        Assert.Single((await browser.Get(Adherents + "/messages")).All("#liste tbody tr"));
        Assert.NotNull(twice);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_chosen_or_reachable_is_written_to(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(At("Un", null));
        var browser = await app.SignedIn(Role.Coordinator);

        Assert.Contains("Personne dans la sélection", (await browser.Get(Adherents + "/ecrire")).Text, StringComparison.Ordinal);
        var form = await browser.Get($"{Adherents}/ecrire?ids={ids[0]}");
        Assert.True(form.Page.QuerySelector("main button.main")!.HasAttribute("disabled"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await (await app.SignedIn(Role.Reader)).Get(Adherents + "/ecrire")).Status);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_long_selection_costs_queries_by_batches(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Add([.. Enumerable.Range(0, 1200).Select(i => At("Nom" + i, $"p{i}@example.org"))]);
        var browser = await app.SignedIn(Role.Coordinator);
        await browser.Get($"{Adherents}/ecrire?tout=true");
        var preview = await app.Queries.During(() => browser.Submit(new() { ["Subject"] = "Réunion", ["Text"] = "Jeudi" }));
        Assert.InRange(preview, 1, 12);

        await browser.Submit([], button: "button[formaction*=Send]");

        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1200, await db.Set<OutgoingMail>().Where(m => m.Subject == "Réunion").Select(m => m.To).Distinct().CountAsync()));
    }
}
