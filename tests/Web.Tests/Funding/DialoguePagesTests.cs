using System.Net;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Tasks;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Funding;

public sealed class DialoguePagesTests
{
    private const string Root = "/c/deux-vallees/";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_dialogue_is_kept_with_its_meeting_its_tasks_and_the_avenant_that_followed(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        await ContractPagesTests.Sign(browser);
        await AvenantPagesTests.Amend(browser);
        var (meeting, avenant) = (Guid.Empty, Guid.Empty);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var planned = Meeting.Plan(MeetingScene.Details("Dialogue")).Required;
            db.Add(planned);
            await db.SaveChangesAsync();
            (meeting, avenant) = (planned.Id, (await db.Set<Avenant>().SingleAsync()).Id);
        });

        await browser.Get(Root + "contrat/dialogue/saisie?annee=1");
        var refused = await browser.Submit(new() { ["Input.Agreed"] = "Patient M. Durand" });
        Assert.Contains("désigner un patient", refused.One("#Input_Agreed_erreur"), StringComparison.Ordinal);
        var kept = await browser.Submit(new() { ["Input.HeldOn"] = "2026-10-12", ["Input.Meeting"] = meeting.ToString(), ["Input.Agreed"] = "Objectifs reconduits", ["Input.Avenant"] = avenant.ToString() });
        Assert.Contains("Objectifs reconduits", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Avenant n° 1", kept.Text, StringComparison.Ordinal);
        await browser.Submit(new() { ["Input.Title"] = "Envoyer le tableau" }, form: "form.task-line");
        Assert.Contains("1 tâche ouverte", (await browser.Get(Root + "contrat/dialogue")).Text, StringComparison.Ordinal);

        await browser.Get(kept.Path);
        await browser.Submit([], form: "form[action*=Remove]");
        await app.WithDb(app.DeuxVallees, async db => Assert.Empty(await db.Set<ManagementDialogue>().ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_sheet_is_derived_and_the_renewal_writes_each_task_once(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("saisissez-le", (await browser.Get(Root + "contrat/dialogue/preparation")).Text, StringComparison.Ordinal);
        await ContractPagesTests.Sign(browser);
        await ContractPagesTests.DateMissions(browser);

        var sheet = await browser.Get(Root + "contrat/dialogue/preparation?annee=1");
        Assert.Contains("75 000,00 €", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("taux d’atteinte", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("en retard", sheet.Text, StringComparison.Ordinal);

        Assert.Equal("PK"u8.ToArray(), (await browser.Get(Root + "contrat/dialogue/preparation?annee=1&format=docx")).Bytes[..2]);
        Assert.Equal("%PDF"u8.ToArray(), (await browser.Get(Root + "contrat/dialogue/preparation?annee=1&format=pdf")).Bytes[..4]);

        await browser.Get(Root + "contrat/renouvellement");
        await browser.Submit(new() { ["Steps"] = "bilan" }, form: "main form.card");
        await browser.Get(Root + "contrat/renouvellement");
        await browser.Submit(new() { ["Steps"] = "vote" }, form: "main form.card");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var tasks = await db.Set<ToDo>().ToListAsync();
            Assert.Equal(tasks.Count, tasks.Select(t => t.Title).Distinct().Count());
            Assert.Equal(tasks.Count, await db.Set<RenewalTask>().CountAsync());
            Assert.Contains(tasks, t => t.DueOn == new DateOnly(2029, 12, 31).AddDays(1));
        });

        var reader = await app.SignedIn(Role.Reader);
        Assert.Equal(HttpStatusCode.OK, (await reader.Get(Root + "contrat/dialogue/preparation?annee=1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Get(Root + "contrat/dialogue/saisie")).Status);
        Assert.Empty((await reader.Get(Root + "contrat/renouvellement")).Page.QuerySelectorAll("main button"));
    }
}
