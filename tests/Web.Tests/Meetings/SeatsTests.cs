using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Installation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Meetings;

/// <summary>Seats and waiting list: nobody twice, nobody too many, nobody forgotten.</summary>
public sealed class SeatsTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_seat_goes_to_exactly_one_of_fifty(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: 1);
        // Whoever registers opened the page, whose token made the keys of the installation.
        await app.Anonymous().Get("/c/deux-vallees/inscription/" + form.Secret);

        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.Run(() => app.Come(form, RegistrationScene.Person($"Nom{i}")))));

        var all = await app.Registrations();
        Assert.Equal(50, all.Count);
        Assert.Single(all, r => r.State == RegistrationState.Confirmed);
        Assert.Equal(49, all.Count(r => r.State == RegistrationState.Waiting));
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<Attendance>().CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_person_at_the_same_second_has_one_registration_and_one_message(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: 5);
        await app.Anonymous().Get("/c/deux-vallees/inscription/" + form.Secret);

        await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => Task.Run(() => app.Ask(form, RegistrationScene.Person("Roche", "Anne.ROCHE@example.org")))));

        Assert.Equal("anne.roche@example.org", Assert.Single(await app.Registrations()).Email);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal(1, await db.Set<OutgoingMail>().CountAsync()));
        // A practice shares its address: another name is another person.
        await app.Ask(form, RegistrationScene.Person("Lebrun", "anne.roche@example.org"));
        Assert.Equal(2, (await app.Registrations()).Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_freed_seat_is_offered_in_turn_and_passes_on_when_nobody_answers(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (meeting, form) = await app.OpenRegistrations(capacity: 1, offerHours: 24);
        var first = await app.Come(form, RegistrationScene.Person("Un"));
        var second = await app.Come(form, RegistrationScene.Person("Deux"));
        app.Time.Now += TimeSpan.FromMinutes(5);
        var third = await app.Come(form, RegistrationScene.Person("Trois"));
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waiting, RegistrationState.Waiting), (first.State, second.State, third.State));
        Assert.Contains("position 2", (await app.MailTo("trois@example.org", "liste d’attente")).Body, StringComparison.Ordinal);

        await app.AtDesk(desk => desk.Cancel(first.Id, byCoordinator: false, CancellationToken.None));
        Assert.Empty((await app.Read(meeting)).Attendances);
        Assert.Equal(["Deux:Offered", "Trois:Waiting"], await States(app));
        Assert.Contains("Une place vient de se libérer", (await app.MailTo("deux@example.org", "Une place est libre")).Body, StringComparison.Ordinal);

        // Who comes now does not pass in front, and a day without an answer gives the seat to the next.
        Assert.Equal(RegistrationState.Waiting, (await app.Come(form, RegistrationScene.Person("Quatre"))).State);
        app.Time.Now += TimeSpan.FromHours(25);
        Assert.Equal(1, await app.Services.GetRequiredService<TendRegistrations>().Tend(CancellationToken.None));
        Assert.Equal(["Deux:Lapsed", "Quatre:Waiting", "Trois:Offered"], await States(app));
        Assert.Equal(RegistrationState.Confirmed, (await app.AtDesk(desk => desk.Confirm(third.Id, CancellationToken.None))).Required.State);
        // Too late: back at the end.
        Assert.Equal(RegistrationState.Waiting, (await app.AtDesk(desk => desk.Confirm(second.Id, CancellationToken.None))).Required.State);
        Assert.Equal(0, await app.Services.GetRequiredService<TendRegistrations>().Tend(CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_request_that_is_never_confirmed_gives_its_seat_back(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: 1);
        var silent = (await app.Ask(form, RegistrationScene.Person("Muet"))).Required;
        Assert.Equal(RegistrationState.Waiting, (await app.Come(form, RegistrationScene.Person("Deux"))).State);

        app.Time.Now += TimeSpan.FromMinutes(121);
        Assert.Equal(1, await app.Services.GetRequiredService<TendRegistrations>().Tend(CancellationToken.None));
        Assert.Equal(["Deux:Offered", "Muet:Unconfirmed"], await States(app));
        // The link still works, and leads to the waiting list.
        Assert.Equal(RegistrationState.Waiting, (await app.AtDesk(desk => desk.Confirm(silent.Id, CancellationToken.None))).Required.State);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_known_person_is_recognised_and_never_changed_an_unknown_one_becomes_a_contact(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(MemberScene.Details("Roche", "Anne") with { Email = "cabinet@example.org", Phone = "03 21 00 00 00" }, MemberScene.Details("Lebrun", "Anne") with { Email = "cabinet@example.org" });
        var (meeting, form) = await app.OpenRegistrations(capacity: null);

        var known = await app.Come(form, RegistrationScene.Person("roche", "Cabinet@example.org") with { Phone = "06 00 00 00 00", Profession = "10" });
        var unknown = await app.Come(form, RegistrationScene.Person("Vasseur", "cabinet@example.org") with { Structure = "EHPAD du Val" });

        Assert.Equal(ids[0], known.MemberId);
        Assert.DoesNotContain(unknown.MemberId!.Value, ids);
        Assert.Equal([ids[0], unknown.MemberId.Value], (await app.Read(meeting)).Attendances.Select(a => a.MemberId).OrderBy(i => i != ids[0]));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var entry = await db.Set<Member>().SingleAsync(m => m.Id == ids[0]);
            Assert.Equal(("Roche", "+33321000000", "60"), (entry.LastName, entry.Phone, entry.Profession));
            var contact = await db.Set<Member>().SingleAsync(m => m.Id == unknown.MemberId);
            Assert.Equal(("Vasseur", (DateOnly?)null), (contact.LastName, contact.MemberSince));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task More_seats_are_offered_to_who_waits_and_the_organiser_passes_in_front(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (_, form) = await app.OpenRegistrations(capacity: 1);
        foreach (var name in new[] { "Un", "Deux", "Trois", "Quatre" })
        {
            await app.Come(form, RegistrationScene.Person(name));
            app.Time.Now += TimeSpan.FromMinutes(1);
        }
        var fourth = (await app.Registrations()).Single(r => r.LastName == "Quatre");
        await app.AtDesk(desk => desk.Offer(fourth.Id, CancellationToken.None));
        Assert.Equal(["Deux:Waiting", "Quatre:Offered", "Trois:Waiting", "Un:Confirmed"], await States(app));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await db.Set<RegistrationForm>().SingleAsync()).Change("http://localhost", new(3, null, null, false, 48, null)));
            await db.SaveChangesAsync();
        });
        Assert.Equal(1, await app.AtDesk(desk => desk.Settle(form.Id, CancellationToken.None)));
        Assert.Equal(["Deux:Offered", "Quatre:Offered", "Trois:Waiting", "Un:Confirmed"], await States(app));
        Assert.Equal(RegistrationState.Confirmed, (await app.AtDesk(desk => desk.Add(form.Id, RegistrationScene.Person("Cinq", ""), beyond: true, CancellationToken.None))).Required.State);
        Assert.Equal(RegistrationState.Waiting, (await app.AtDesk(desk => desk.Add(form.Id, RegistrationScene.Person("Six"), beyond: false, CancellationToken.None))).Required.State);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_meeting_for_members_only_says_so_to_who_proved_an_address(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.WithDb(app.DeuxVallees, db =>
        {
            var member = Member.Create(MemberScene.Details("Roche", "Anne") with { Email = "roche@example.org" }).Required;
            Assert.Empty(member.Start(MemberScene.Since));
            db.Add(member);
            return db.SaveChangesAsync();
        });
        var (_, form) = await app.OpenRegistrations(capacity: 5, membersOnly: true);
        Assert.Equal(RegistrationState.Confirmed, (await app.Come(form, RegistrationScene.Person("Roche"))).State);

        var asked = (await app.Ask(form, RegistrationScene.Person("Inconnu"))).Required;
        var refused = await app.AtDesk(desk => desk.Confirm(asked.Id, CancellationToken.None));
        Assert.Equal("members-only", Assert.Single(refused.Refusals).Code);
        Assert.Equal(1, (await app.Registrations()).Count(r => r.State == RegistrationState.Confirmed));
    }

    private static async Task<string[]> States(TestApp app) =>
        [.. (await app.Registrations()).Where(r => r.State != RegistrationState.Cancelled).Select(r => $"{r.LastName}:{r.State}").Order(StringComparer.Ordinal)];
}
