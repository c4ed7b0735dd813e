using System.Net;
using Tisserand.Domain.Access;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Accounting;

/// <summary>The comptable of the association (role Lecteur) reads and takes away everything of the accounts, and writes nothing.</summary>
public sealed class AccountantTests
{
    private const string Root = "/c/deux-vallees/comptes/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_accountant_reads_and_exports_everything_and_can_post_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Opened();
        await app.Post(LedgerScene.Posting());
        await app.ValidateAll();
        var entry = Assert.Single(await app.Entries());
        var accountant = await app.SignedIn(Role.Reader);
        foreach (var path in new[] { "ecritures", "ecritures/" + entry.Id, "etats", "etats/grand-livre", "etats/resultat", "etats/bilan", "etats/fichiers", "exercices", "plan", "budget", "budget/eprd", "enveloppes", "financeurs" })
        {
            var page = await accountant.Get(Root + path);
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
            Assert.Empty(page.Page.QuerySelectorAll("main form[method=post]"));
        }
        foreach (var file in new[]
        {
            "ecritures?format=xlsx", "ecritures?format=csv", "etats?format=xlsx", "etats?format=csv", "etats/grand-livre?format=xlsx", "etats/grand-livre?format=csv", "etats/resultat?format=xlsx", "etats/bilan?format=csv",
            "etats/fichiers?format=fec", "etats/fichiers?format=hledger", "plan?format=csv", "budget/eprd?format=pdf", "budget/eprd?format=xlsx",
        })
        {
            var answer = await accountant.Raw(HttpMethod.Get, Root + file);
            Assert.True(answer.Status == HttpStatusCode.OK && answer.Bytes.Length > 0 && answer.Response.Content.Headers.ContentDisposition is not null, $"{file}: {answer.Status}");
        }
        // Pages to write are closed, and so is each act, with a true token of another page.
        var year = entry.FiscalYearId;
        foreach (var path in new[] { "ecritures/saisie", "lettrage", $"exercices/{year}", $"exercices/{year}/reprise", $"exercices/{year}/affectation", $"exercices/{year}/fonds-dedies", $"exercices/{year}/produits-avance", $"exercices/{year}/contributions-en-nature" })
        {
            Assert.True((await accountant.Raw(HttpMethod.Get, Root + path)).Status == HttpStatusCode.Forbidden, path);
        }
        var token = (await accountant.Get(Root + "ecritures")).Page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        foreach (var path in new[]
        {
            "ecritures/valider", "ecritures/saisie", $"ecritures/{entry.Id}?handler=Reverse", $"ecritures/{entry.Id}?handler=Validate", "exercices", $"exercices/{year}?handler=Close", $"exercices/{year}?handler=Months",
            $"exercices/{year}?handler=Reopen", $"exercices/{year}/reprise", $"exercices/{year}/reprise?handler=Confirm", $"exercices/{year}/affectation?handler=Write", $"exercices/{year}/fonds-dedies?handler=Write",
            $"exercices/{year}/produits-avance?handler=Write", $"exercices/{year}/contributions-en-nature?handler=Write", "plan", "plan?handler=Remove", "lettrage?handler=Mark", "lettrage?handler=Unmark",
        })
        {
            var answer = await accountant.Raw(HttpMethod.Post, Root + path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{path}: {answer.Status}");
        }
        Assert.False(Assert.Single(await app.Entries()).IsReversed);
    }
}
