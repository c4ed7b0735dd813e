using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Features.Banking;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Banking;

/// <summary>A line that pays nothing awaited is said once and proposed next time, on both databases.</summary>
public sealed class LabelRuleTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bank_fees_are_said_once_written_and_proposed_the_month_after(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var october = await app.Line(bank, "FRAIS TENUE DE COMPTE 10/2026", -9_80, new(2026, 10, 2));
        var browser = await app.SignedIn(Role.Treasurer);

        Assert.Contains("Rien d’attendu à ce montant", (await browser.Get($"/c/deux-vallees/comptes/banque/{bank}")).Text, StringComparison.Ordinal);
        await browser.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{october}");
        Assert.Contains("Dites ce que c’est", (await browser.Submit(new() { ["Input.Nature"] = "" })).Text, StringComparison.Ordinal);
        Assert.Contains("compte du plan comptable", (await browser.Submit(new() { ["Input.Nature"] = "autre", ["Input.Account"] = "512" })).Text, StringComparison.Ordinal);
        Assert.Contains("sera proposée de même", (await browser.Submit(new() { ["Input.Nature"] = "frais-bancaires", ["Input.Mission"] = "fonctionnement" })).Text, StringComparison.Ordinal);
        Assert.Equal([("512", -9_80L), ("627", 9_80L)], await Balances(app));

        var november = await app.Line(bank, "FRAIS TENUE DE COMPTE 11/2026", -10_20, new(2026, 11, 3));
        var proposal = Assert.Single(await app.Proposals(november));
        Assert.Equal(("Frais bancaires, fonctionnement", true, "comme le 2 octobre 2026"), (proposal.With.Label, proposal.IsSure, Assert.Single(proposal.Reasons)));
        Assert.Empty(await app.Accept(november, proposal.With));
        Assert.Equal([("512", -20_00L), ("627", 20_00L)], await Balances(app));
        Assert.Empty(await app.Undo(november));
        Assert.Empty(await app.Undo(october));
        Assert.Equal([], await Balances(app));

        // Money that comes in with the same words is something else.
        Assert.Empty(await app.Proposals(await app.Line(bank, "FRAIS TENUE DE COMPTE REMBOURSES", 9_80, new(2026, 11, 4))));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_rule_is_changed_and_removed_by_who_pays_alone(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var bank = await app.Account();
        var line = await app.Line(bank, "PRLV MUTUELLE DES ASSOCIATIONS", -70_00, new(2026, 10, 2));
        await app.As(async services => Assert.Empty(await services.GetRequiredService<ExplainLine>().Explain(line, new("assurance", null, "prevention"), learn: true, CancellationToken.None)));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var entry = await db.Set<Entry>().Include(e => e.Lines).SingleAsync();
            Assert.Equal(("prevention", "assurances"), (entry.Lines.Single(l => l.Account == "616").Mission, entry.Lines.Single(l => l.Account == "616").Nature));
        });
        var browser = await app.SignedIn(Role.Treasurer);
        var list = await browser.Get("/c/deux-vallees/comptes/banque/regles");
        Assert.Contains("mutuelle associations", list.Text, StringComparison.Ordinal);

        var id = Guid.Empty;
        await app.WithDb(app.DeuxVallees, async db => id = (await db.Set<LabelRule>().SingleAsync()).Id);
        await browser.Get($"/c/deux-vallees/comptes/banque/regles/{id}");
        Assert.Contains("prendrait toutes les lignes", (await browser.Submit(new() { ["Input.Words"] = "a" })).Text, StringComparison.Ordinal);
        Assert.Contains("La règle est enregistrée", (await browser.Submit(new() { ["Input.Words"] = "Mutuelle", ["Input.Nature"] = "depense" })).Text, StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(("mutuelle", "628"), await db.Set<LabelRule>().Select(r => new ValueTuple<string, string>(r.Words, r.Account)).SingleAsync()));
        Assert.Contains("La règle est retirée", (await browser.Submit([], "form[action$='Remove']")).Text, StringComparison.Ordinal);

        var reader = await app.SignedIn(Role.Reader);
        Assert.Contains("Aucune règle", (await reader.Get("/c/deux-vallees/comptes/banque/regles")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Dire ce que c’est", (await reader.Get($"/c/deux-vallees/comptes/banque/{bank}/lignes/{line}")).Text, StringComparison.Ordinal);
    }

    private static async Task<List<(string Account, long Cents)>> Balances(TestApp app)
    {
        List<(string, long)> balances = [];
        await app.WithDb(app.DeuxVallees, async db => balances = (await db.Set<EntryLine>().GroupBy(l => l.Account).Select(g => new { g.Key, Cents = g.Sum(l => l.Debit.Cents - l.Credit.Cents) }).OrderBy(b => b.Key).ToListAsync())
            .ConvertAll(b => (b.Key, b.Cents)));
        return balances;
    }
}
