using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Audit;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class BankPagesTests
{
    private const string Iban = "FR76 3000 6000 0112 3456 7890 189";
    private const string Own = "/c/deux-vallees/mes-donnees/coordonnees-bancaires";

    private static string Of(Guid member) => $"/c/deux-vallees/adherents/{member}/coordonnees-bancaires";

    private static Dictionary<string, string> Typed(string iban = Iban, string bic = "agrifrpp", string holder = "Anaïs Roche") =>
        new() { ["Input.Iban"] = iban, ["Input.Bic"] = bic, ["Input.Holder"] = holder };

    private static string Plain(string text) => text.Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    private static async Task<List<string>> Readings(TestApp app)
    {
        List<string> readings = [];
        await app.WithDb(app.DeuxVallees, async db =>
            readings = [.. (await db.Set<BankDetailsReading>().OrderBy(r => r.ReadAt).ThenBy(r => r.Id).ToListAsync()).Select(r => $"{r.ReadBy} {r.Reason}")]);
        return readings;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_treasurer_keeps_them_masked_and_each_reading_leaves_a_line(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var id = (await app.Add(MemberScene.Details("Roche", "Anaïs")))[0];
        var browser = await app.SignedIn(Role.Treasurer);
        await browser.Get(Of(id));
        await browser.Submit([]);
        var refused = await browser.Submit(Typed("FR76 3000 6000 0112 3456 7890 188", "X", ""));
        Assert.Contains("La clé de cet IBAN", refused.Text, StringComparison.Ordinal);
        Assert.Contains("FR76 3000 6000 0112 3456 7890 188", refused.Html, StringComparison.Ordinal);
        Assert.Empty(await Readings(app));

        var kept = await browser.Submit(Typed());

        Assert.Equal("FR••••••0189", Plain(kept.One(".iban")));
        Assert.DoesNotContain("3000", kept.Html, StringComparison.Ordinal);
        Assert.Empty(await Readings(app));
        var shown = await browser.Submit([], button: "button[formaction*=Show]");
        Assert.Equal(Plain(Iban), Plain(shown.One(".iban")));
        Assert.Contains("AGRIFRPP", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Trésorier · affichées", shown.Text, StringComparison.Ordinal);
        var edited = await browser.Submit([], button: "button[formaction*=Edit]");
        Assert.Equal(Plain(Iban), Plain(edited.Page.QuerySelector("#Input_Iban")!.GetAttribute("value")!));
        Assert.Equal(["Trésorier Shown", "Trésorier Edited"], await Readings(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var trail = string.Join('\n', await db.Set<AuditEntry>().Where(e => e.Entity == nameof(BankDetails)).Select(e => e.Changes).ToListAsync());
            Assert.Contains("•••", trail, StringComparison.Ordinal);
            Assert.DoesNotContain("3000", trail, StringComparison.Ordinal);
            Assert.DoesNotContain("Roche", trail, StringComparison.Ordinal);
        });
        await browser.Get(Of(id));
        Assert.Contains("Aucune coordonnée", (await browser.Submit([], button: "button[formaction*=Forget]")).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_member_keeps_their_own_and_nobody_else_sees_them(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Roche", "Anaïs"), MemberScene.Details("Autre", "Paul"));
        var member = await app.SignedIn(Role.Member);
        Assert.Contains("relié à aucune fiche", (await member.Get(Own)).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.Set<Member>().SingleAsync(m => m.Id == ids[0])).SignsInAs((await db.Users.SingleAsync(u => u.FullName == "Adhérent")).Id);
            await db.SaveChangesAsync();
        });
        await member.Get(Own);
        await member.Submit([]);
        await member.Submit(Typed());
        Assert.Equal(Plain(Iban), Plain((await member.Submit([], button: "button[formaction*=Show]")).One(".iban")));

        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get(Of(ids[0]))).Status);
        foreach (var role in Enum.GetValues<Role>().Except([Role.Treasurer, Role.Member]))
        {
            var other = await app.SignedIn(role);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get(Of(ids[0]))).Status);
            Assert.DoesNotContain("0189", (await other.Get("/c/deux-vallees/adherents/" + ids[0])).Html, StringComparison.Ordinal);
        }
        Assert.Contains("Lues par Adhérent", (await (await app.SignedIn(Role.President)).Get("/c/deux-vallees/adherents/" + ids[0])).Text, StringComparison.Ordinal);
        Assert.Contains("0189", (await (await app.SignedIn(Role.Treasurer)).Get("/c/deux-vallees/adherents/" + ids[0])).Html, StringComparison.Ordinal);
        Assert.Equal(["Adhérent Shown"], await Readings(app));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_merge_keeps_those_of_the_entry_that_stays_and_the_readings_of_both(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Roche", "Anaïs"), MemberScene.Details("Roche", "Anais"));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(
                BankDetails.Keep(ids[0], new(Iban, null, "Anaïs Roche"), new(2026, 11, 1)).Required, BankDetails.Keep(ids[1], new("DE89 3704 0044 0532 0130 00", null, "A. Roche"), new(2026, 11, 2)).Required,
                BankDetailsReading.Of(ids[1], app.Time.Now.UtcDateTime, "Nadia Merlin", BankReadingReason.Shown));
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("coordonnées bancaires différentes", (await browser.Get($"/c/deux-vallees/adherents/{ids[0]}/fusionner/{ids[1]}")).Text, StringComparison.Ordinal);
        await browser.Submit([]);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Equal((ids[0], Plain(Iban)), ((await db.Set<BankDetails>().SingleAsync()).MemberId, (await db.Set<BankDetails>().SingleAsync()).Iban));
            Assert.Equal(ids[0], (await db.Set<BankDetailsReading>().SingleAsync()).MemberId);
        });
    }
}
