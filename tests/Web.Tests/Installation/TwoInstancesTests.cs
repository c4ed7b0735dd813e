using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Installation;

/// <summary>Two instances of the application on one PostgreSQL base.</summary>
public sealed class TwoInstancesTests
{
    [Fact]
    public async Task A_session_opened_on_one_goes_on_on_the_other_and_ends_on_both()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.PostgreSql);
        await using var one = await TestApp.Start(DatabaseKind.PostgreSql, on: database);
        await using var two = await TestApp.Start(DatabaseKind.PostgreSql, seed: false, on: database);
        var browser = await one.SignedIn(Role.Coordinator);
        Assert.Equal(HttpStatusCode.OK, (await browser.Raw(HttpMethod.Get, "/c/deux-vallees")).Status);

        var onTwo = two.Continue(browser);
        Assert.Equal(HttpStatusCode.OK, (await onTwo.Raw(HttpMethod.Get, "/c/deux-vallees")).Status);
        // So does a form drawn by one and posted to the other.
        var form = one.Anonymous();
        var drawn = await form.Get("/connexion");
        var token = drawn.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var posted = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Input.Email", "x@example.org"), new("Input.Password", "x")]);
        Assert.Equal(HttpStatusCode.OK, (await two.Continue(form).Raw(HttpMethod.Post, "/connexion", posted)).Status);

        await one.Within(null, async services =>
        {
            var accounts = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Data.Access.Account>>();
            var account = (await accounts.FindByEmailAsync("coordinator@deux-vallees.example"))!;
            await accounts.UpdateSecurityStampAsync(account);
        });
        two.Time.Now += TimeSpan.FromSeconds(2);
        Assert.Equal(HttpStatusCode.Found, (await onTwo.Raw(HttpMethod.Get, "/c/deux-vallees")).Status);
    }

    [Fact]
    public async Task Each_message_leaves_once()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.PostgreSql);
        await using var one = await TestApp.Start(DatabaseKind.PostgreSql, on: database);
        await using var two = await TestApp.Start(DatabaseKind.PostgreSql, seed: false, on: database);
        await one.WithDb(null, async db =>
        {
            db.AddRange(Enumerable.Range(0, 100).Select(i => new OutgoingMail
            {
                To = $"personne{i}@example.org",
                Subject = "Essai",
                Body = "Bonjour.",
                CreatedAt = one.Time.Now.UtcDateTime,
                NotBefore = one.Time.Now.UtcDateTime,
            }));
            await db.SaveChangesAsync();
        });
        async Task Send(TestApp app)
        {
            for (var i = 0; i < 10; i++)
            {
                await ActivatorUtilities.CreateInstance<MailSender>(app.Services).SendWaiting(CancellationToken.None);
            }
        }
        await Task.WhenAll(Task.Run(() => Send(one)), Task.Run(() => Send(two)));
        Assert.Equal(100, Directory.GetFiles(Path.Combine(database.Location.Folder, "courrier"), "*.eml").Length);
        await one.WithDb(null, async db => Assert.Equal(0, await db.Set<OutgoingMail>().CountAsync(m => m.SentAt == null)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task First_starts_at_the_same_moment_build_the_base_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var starts = Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestApp.Start(kind, seed: false, on: database))).ToList();
        foreach (var app in await Task.WhenAll(starts))
        {
            await app.WithDb(null, async db => Assert.Empty(await db.Database.GetPendingMigrationsAsync()));
            Assert.Equal(HttpStatusCode.OK, (await app.Anonymous().Get("/demarrage")).Status);
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_hold_the_next_start()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using (var first = await TestApp.Start(DatabaseKind.Sqlite, on: database))
        {
            await first.WithDb(null, db => db.Database.ExecuteSqlRawAsync("""
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-11-22 10:00:00');
                DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_40_Documents';
                DROP TABLE "StoredContents"; DROP TABLE "StoredFiles";
                """));
        }
        await using var next = await TestApp.Start(DatabaseKind.Sqlite, seed: false, on: database).WaitAsync(TimeSpan.FromSeconds(30));
        await next.WithDb(null, async db => Assert.Empty(await db.Database.GetPendingMigrationsAsync()));
    }
}
