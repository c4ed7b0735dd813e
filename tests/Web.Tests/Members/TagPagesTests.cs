using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class TagPagesTests
{
    private const string Adherents = "/c/deux-vallees/adherents";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Tags_are_made_put_renamed_merged_and_removed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add([.. Enumerable.Range(0, 60).Select(i => MemberScene.Details("Nom" + i, "A")), StructurePagesTests.Msp()]);
        var browser = await app.SignedIn(Role.Assistant);
        async Task<Answer> Put(string selection, string name)
        {
            await browser.Get($"{Adherents}/etiqueter?{selection}");
            return await browser.Submit(new() { ["Name"] = name });
        }

        Assert.Contains("61 fiches", (await Put("tout=true", "Garde")).Text, StringComparison.Ordinal);
        Assert.Contains("Chacun portait déjà", (await Put("tout=true", "GARDE")).Text, StringComparison.Ordinal);
        var card = await Put($"ids={ids[60]}", "Partenaire");
        Assert.Equal(["Garde", "Partenaire"], card.All("#etiquettes .tag"));
        Assert.Contains("semble désigner un patient", (await Put($"ids={ids[0]}", "Patient de Mme Durand")).Text, StringComparison.Ordinal);

        await browser.Get($"{Adherents}/etiqueter?ids={ids[0]}&ids={ids[1]}");
        var tags = new Dictionary<string, Guid>();
        await app.WithDb(app.DeuxVallees, async db => tags = await db.Set<Tag>().ToDictionaryAsync(t => t.Name, t => t.Id));
        Assert.Contains("2 fiches", (await browser.Submit(new() { ["Tag"] = tags["Garde"].ToString() }, form: "form[action*=TakeOff]")).Text, StringComparison.Ordinal);
        Assert.Contains("2 fiches", (await browser.Get($"{Adherents}?etiquette=aucun")).Text, StringComparison.Ordinal);

        await browser.Get(Adherents + "/etiquettes");
        var page = await browser.Submit(new() { ["Tag"] = tags["Partenaire"].ToString(), ["Name"] = "garde" }, form: "section form");
        Assert.Contains("fusionnez-les plutôt", page.Text, StringComparison.Ordinal);
        await browser.Get(Adherents + "/etiquettes");
        await browser.Submit(new() { ["Tag"] = tags["Partenaire"].ToString(), ["Into"] = tags["Garde"].ToString() }, form: "form[action*=Merge]");
        Assert.Equal(["Garde"], (await browser.Get($"{Adherents}/{ids[60]}")).All("#etiquettes .tag"));
        await browser.Get(Adherents + "/etiquettes");
        page = await browser.Submit(new() { ["Tag"] = tags["Garde"].ToString() }, form: "section form", button: "button[formaction$=Remove]");
        Assert.Contains("Aucune étiquette", page.Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<TagOfMember>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_merge_carries_tags_roles_and_messages(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Maurin", "Hélène"), MemberScene.Details("Maurin", "Helene"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var (garde, stage) = (Tag.Create("Garde", []).Required, Tag.Create("Stage", []).Required);
            var message = MemberMessage.Write(Guid.CreateVersion7(), "Réunion", "Jeudi", "2 fiches", "Claire", new(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc)).Required;
            db.AddRange(garde, stage, message);
            await db.SaveChangesAsync();
            db.AddRange(TagOfMember.Put(garde.Id, ids[0]), TagOfMember.Put(garde.Id, ids[1]), TagOfMember.Put(stage.Id, ids[1]));
            db.AddRange(MemberCompetence.Give(ids[0], "Anglais", null, null).Required, MemberCompetence.Give(ids[1], "anglais", null, null).Required, MemberCompetence.Give(ids[1], "Formateur", null, null).Required);
            db.Add(MessageRecipient.Of(message.Id, ids[1], "helene@example.org", Guid.CreateVersion7()));
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);

        await browser.Get($"{Adherents}/{ids[0]}/fusionner/{ids[1]}");
        var card = await browser.Submit([]);

        Assert.Equal(["Garde", "Stage"], card.All("#etiquettes .tag"));
        Assert.Equal(["Anglais", "Formateur"], card.All("#competences .fact a"));
        Assert.Contains("Réunion", card.One("#messages"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Roles_and_skills_are_entered_corrected_and_removed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Maurin", "Hélène")))[0];
        var browser = await app.SignedIn(Role.Assistant);
        var path = $"{Adherents}/{id}/competences";

        await browser.Get(path);
        Assert.Contains("80 caractères au plus", (await browser.Submit(new() { ["Label"] = " " }, form: "#ajouter")).One("#Label_erreur"), StringComparison.Ordinal);
        var page = await browser.Submit(new() { ["Label"] = "Maître de stage", ["StartsOn"] = "2024-09-01" }, form: "#ajouter");
        Assert.Contains("depuis le 01/09/2024", page.Text, StringComparison.Ordinal);
        page = await browser.Submit(new() { ["EndsOn"] = "2024-01-01" }, form: "section form");
        Assert.Contains("La fin suit le début", page.Text, StringComparison.Ordinal);
        await browser.Get(path);
        await browser.Submit(new() { ["EndsOn"] = "2025-06-30" }, form: "section form");
        Assert.Contains("du 01/09/2024 au 30/06/2025 (terminé)", (await browser.Get($"{Adherents}/{id}")).One("#competences"), StringComparison.Ordinal);
        await browser.Get(path);
        page = await browser.Submit([], form: "section form", button: "button[formaction$=Remove]");
        Assert.Empty(page.All("section form"));
    }
}
