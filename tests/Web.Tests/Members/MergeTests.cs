using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Data.Indicators;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

public sealed class MergeTests
{
    private const string Root = "/c/deux-vallees/adherents/";

    private sealed record Sums(int Minutes, int Presences, Money Indemnities, decimal? Meetings, decimal? Participations, decimal? Hours);

    private static async Task<Sums> Read(TestApp app)
    {
        Sums sums = null!;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var counts = new[] { IndicatorCount.MeetingsHeld, IndicatorCount.Participations, IndicatorCount.Hours };
            var indicators = counts.Select(c => Indicator.Define(Guid.NewGuid(), new("Essai", "", "", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
                c, null, null, 0, [new(MissionCode.Pathways, 1)], [new(1, 5)])).Required).ToList();
            var results = (await db.Results(indicators, new ContractYears(new(2026, 1, 1)), 1, 1, CancellationToken.None)).ConvertAll(r => r.Held);
            sums = new(
                await db.Set<Attendance>().SumAsync(a => a.Minutes),
                await db.Set<Attendance>().CountAsync(a => a.State == AttendanceState.Present),
                new Money(await db.Set<IndemnityLine>().SumAsync(l => l.Amount.Cents)),
                results[0], results[1], results[2]);
            Assert.All(results, r => Assert.True(r > 0));
        });
        return sums;
    }

    /// <summary>Two entries of one person; the second holds at least one row of every kind that can point to a member.</summary>
    private static async Task<(Guid Kept, Guid Other)> Scene(TestApp app)
    {
        await app.Grid();
        var kept = await app.Member("Maurin", email: "helene@example.org");
        var other = await app.Member("Maurin-Leroy", since: new(2020, 1, 1));
        var third = await app.Member("Autre");
        await app.Held("Plaies", [(kept, 90), (third, 60)]);
        await app.Held("Chutes", [(other, 60)], new(2026, 4, 2));
        await app.Approve();
        await app.Write("Plaies chroniques", referent: other);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var import = MemberImport.Of("liste.csv", "[]", "", 1, app.Time.Now.UtcDateTime, "Claire Aubry");
            db.Add(import);
            var line = MemberImportLine.Of(import.Id, 2, "[]");
            line.Create(other, "");
            var gone = (await db.ReadMember(other, CancellationToken.None))!;
            db.AddRange(line, DistinctPersons.Of(other, third), DistinctPersons.Of(third, other), DistinctPersons.Of(kept, other));
            db.Add(Absorbed(gone, other));
            var structure = Member.Create(StructurePagesTests.Msp()).Required;
            var tag = Tag.Create("Garde", []).Required;
            var message = MemberMessage.Write(Guid.CreateVersion7(), "Réunion", "Jeudi", "1 fiche cochée", "Claire Aubry", app.Time.Now.UtcDateTime).Required;
            db.AddRange(structure, tag, message);
            await db.SaveChangesAsync();
            db.AddRange(StructureLink.Tied(structure, gone, StructureTie.Representative, true, []).Required, TagOfMember.Put(tag.Id, other),
                MemberCompetence.Give(other, "Anglais", null, null).Required, MessageRecipient.Of(message.Id, other, "helene@example.org", Guid.CreateVersion7()));
            db.AddRange(CategoryOfMember.Give(other, MemberCategory.Student), Application(other, app.Time.Now.UtcDateTime));
            db.Add(ProposedChange.Of(gone, ProposedField.Email, "maurin@example.org", ProposalSource.Member, app.Time.Now.UtcDateTime, "Hélène Maurin").Required);
            var now = app.Time.Now.UtcDateTime;
            db.AddRange(CalendarAddress.Open(other, now), DirectoryCard.Of(other), Consent.Give(other, ConsentSubject.DirectoryPhone, ConsentSource.Person, "Hélène Maurin", now));
            var meeting = await db.Set<Meeting>().OrderBy(m => m.Day).Select(m => m.Id).FirstAsync();
            var round = InvitationRound.Of(Guid.NewGuid(), meeting, new(2026, 1, 5), null, "", 1, 1, 0);
            db.AddRange(round, ProfessionalInvitation.Of(meeting, round.Id, new("899700000099", "", "Maurin-Leroy", "Paul", "60", MemberScene.Lumbres, "", "", "", "", "", other)));
            db.AddRange(
                BankDetails.Keep(other, new("FR7630006000011234567890189", null, "Paul Maurin"), new(2026, 11, 22)).Required,
                BankDetailsReading.Of(other, app.Time.Now.UtcDateTime, "Nadia Merlin", BankReadingReason.Shown),
                PersonExport.Of(other, "Paul Maurin", app.Time.Now.UtcDateTime, "Claire Aubry"),
                RightsRequest.Receive(new(PersonRight.Access, new(2026, 11, 2), "Paul Maurin", null, other, null), new(2026, 11, 22)).Required,
                DeclaredWork.Declare(gone, new(new(2026, 11, 2), PaidActivity.Travel, 42, null, null, "Lille"), "Paul Maurin", new(2026, 11, 22)).Required,
                EmployerAgreement.Write(other, "Centre hospitalier", EmployerTerms.Invoice, "", new(2026, 1, 1), null).Required,
                AmountElsewhere.Declare(other, 2026, new(640_00), "CPTS du Haut-Pays", "Paul Maurin", new(2026, 11, 22)).Required,
                KeptIdentity.Of(other, "Paul Maurin", [("Cotisation 2025", new(2025, 3, 1))], new(2026, 11, 22))!);
            await db.SaveChangesAsync();
        });
        await app.WithDb(app.DeuxVallees, async db =>
        {
            await Governance.GovernanceScene.PointTo(db, other, third);
            await Meetings.PointingScene.PointTo(db, (await db.ReadMember(other, CancellationToken.None))!, "Oui", app.Time.Now.UtcDateTime);
        });
        await Call(app, other);
        return (kept, other);
    }

    /// <summary>An application that the bureau recognised as this entry.</summary>
    private static MembershipApplication Application(Guid member, DateTime now)
    {
        var application = MembershipApplication.Send(
            new(MemberCategory.Liberal, null, MemberScene.Details("Maurin", "Hélène") with { Email = "helene@example.org" }, null), new Dictionary<JoiningTextKind, int>(), accepted: true, now, out _).Required;
        Assert.Empty(application.Confirm(now));
        Assert.Empty(application.Accept(member, "Claire Aubry", new(2026, 11, 22)));
        return application;
    }

    /// <summary>Calls the contribution of 2026 of these people.</summary>
    private static async Task Call(TestApp app, params Guid[] members)
    {
        await Contributions.ContributionScene.Rate(app, null, 30_00);
        await app.Within(app.DeuxVallees, async services =>
            _ = (await services.GetRequiredService<CallContributions>().Call(2026, members, new(2026, 3, 16), new(2026, 1, 15), CancellationToken.None)).Required);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_contributions_of_a_year_the_paid_one_stays_and_two_paid_are_for_people_to_settle(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var kept = await app.Member("Maurin");
        var other = await app.Member("Morin");
        await Call(app, kept, other);
        var rows = await Contributions.ContributionScene.Rows(app);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(CategoryOfMember.Give(kept, MemberCategory.Liberal), CategoryOfMember.Give(other, MemberCategory.Student));
            foreach (var line in await db.Set<Contribution>().ToListAsync())
            {
                Assert.Empty(line.Pay(new(new(2026, 2, 1), PaymentMeans.Transfer, "virement"), new(2026, 11, 22)));
                line.NumberReceipt(line.MemberId == kept ? 1 : 2);
            }
            await db.SaveChangesAsync();
        });
        var browser = await app.SignedIn(Role.Coordinator);
        Assert.Contains("est payée sur les deux fiches", (await browser.Get($"{Root}{kept}/fusionner/{other}")).Text, StringComparison.Ordinal);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            Assert.Empty((await db.Set<Contribution>().SingleAsync(c => c.MemberId == kept)).Unpay());
            await db.SaveChangesAsync();
        });
        Assert.Contains("celle qui est payée reste (30,00", (await browser.Get($"{Root}{kept}/fusionner/{other}")).Text, StringComparison.Ordinal);
        await browser.Submit([]);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var line = await db.Set<Contribution>().SingleAsync();
            Assert.Equal((kept, ContributionState.Paid, rows.Single(r => r.MemberId == other).Id), (line.MemberId, line.State, line.Id));
            Assert.Equal((kept, MemberCategory.Liberal), ((await db.Set<CategoryOfMember>().SingleAsync()).MemberId, (await db.Set<CategoryOfMember>().SingleAsync()).Category));
        });
    }

    /// <summary>As if a third entry had been merged into it before.</summary>
    private static MergedMember Absorbed(Member like, Guid kept)
    {
        var merged = MergedMember.Of(like, kept, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "Claire Aubry");
        typeof(MergedMember).GetProperty(nameof(MergedMember.Id))!.SetValue(merged, Guid.NewGuid());
        return merged;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task All_that_points_to_the_entry_follows_and_no_sum_moves(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (kept, other) = await Scene(app);
        var before = await Read(app);
        var pointing = new Dictionary<string, int>(StringComparer.Ordinal);
        await app.WithDb(app.DeuxVallees, async db =>
        {
            foreach (var key in MemberReferences.Of(db.Model))
            {
                pointing[key.DeclaringEntityType.ClrType.Name + "." + key.Properties[0].Name] = (await db.RowsOf(key, [other], CancellationToken.None)).Count;
            }
        });
        // Two structures are merged elsewhere (StructurePagesTests): these entries are persons.
        Assert.True(pointing.Remove("StructureLink.StructureId"));
        // A record with a key to Member appears here by itself: give it a row in the scene.
        Assert.True(pointing.Values.All(n => n > 0), "The scene has no row for " + string.Join(", ", pointing.Where(p => p.Value == 0).Select(p => p.Key)));
        var browser = await app.SignedIn(Role.Coordinator);

        var shown = await browser.Get($"{Root}{kept}/fusionner/{other}");
        Assert.Contains("Présence : 1", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Ligne d’indemnité : 1", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Fiche action : 1", shown.Text, StringComparison.Ordinal);
        var card = await browser.Submit(new() { ["Choices[LastName]"] = "true" });

        Assert.Equal(HttpStatusCode.OK, card.Status);
        Assert.Equal(Root + kept, card.Path);
        Assert.Contains("Paul Maurin-Leroy", card.One("h1"), StringComparison.Ordinal);
        Assert.Contains("Cette fiche a absorbé celle de Paul Maurin-Leroy", card.Text, StringComparison.Ordinal);
        Assert.Equal(before, await Read(app));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            foreach (var key in MemberReferences.Of(db.Model))
            {
                Assert.Empty(await db.RowsOf(key, [other], CancellationToken.None));
            }
            var member = (await db.ReadMember(kept, CancellationToken.None))!;
            Assert.Equal(("Maurin-Leroy", "helene@example.org"), (member.LastName, member.Email));
            Assert.Equal((new DateOnly(2020, 1, 1), null), (Assert.Single(member.Memberships).StartsOn, member.Memberships[0].EndsOn));
            Assert.Null(await db.ReadMember(other, CancellationToken.None));
            var trail = await db.Set<AuditEntry>().ToListAsync();
            Assert.Contains(trail, a => a is { Entity: "Member", Act: AuditAct.Deleted } && a.EntityId == other.ToString());
            Assert.Contains(trail, a => a is { Entity: "MergedMember", Act: AuditAct.Created } && a.EntityId == other.ToString());
            Assert.Contains(trail, a => a is { Entity: "Attendance", Act: AuditAct.Changed } && a.Changes.Contains(kept.ToString(), StringComparison.Ordinal));
        });
        // The old address leads to the entry that is kept, from both generations.
        var old = await browser.Raw(HttpMethod.Get, Root + other);
        Assert.Equal((HttpStatusCode.MovedPermanently, Root + kept), (old.Status, old.Response.Headers.Location!.ToString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Both_at_one_meeting_the_longer_stays_with_the_indemnity_of_the_other(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var kept = await app.Member("Maurin");
        var other = await app.Member("Morin");
        var meeting = await app.Held("Plaies", [(kept, 60), (other, 90)]);
        var approved = (await app.WaitingRows()).Single(r => r.MemberId == kept).Id;
        await app.Approve(null, approved);
        var browser = await app.SignedIn(Role.Coordinator);

        var shown = await browser.Get($"{Root}{kept}/fusionner/{other}");
        Assert.Contains("les deux fiches sont sur la feuille (présent 1 h ; présent 1 h 30). Une seule ligne reste : présent 1 h 30.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("suit la présence qui reste", shown.Text, StringComparison.Ordinal);
        await browser.Submit([]);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var attendance = await db.Set<Attendance>().SingleAsync(a => a.MeetingId == meeting);
            Assert.Equal((kept, 90), (attendance.MemberId, attendance.Minutes));
            var line = await db.Set<IndemnityLine>().SingleAsync();
            Assert.Equal((kept, attendance.Id), (line.MemberId, line.AttendanceId));
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_indemnities_for_one_meeting_are_settled_by_people_first(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        await app.Grid();
        var kept = await app.Member("Maurin");
        var other = await app.Member("Morin");
        await app.Held("Plaies", [(kept, 60), (other, 90)]);
        await app.Approve();
        var browser = await app.SignedIn(Role.Coordinator);

        var shown = await browser.Get($"{Root}{kept}/fusionner/{other}");
        Assert.Contains("est indemnisée sur les deux fiches", shown.Text, StringComparison.Ordinal);
        Assert.NotNull(shown.Page.QuerySelector("main form button.main[disabled]"));
        var refused = await browser.Submit([]);

        Assert.Contains("est indemnisée sur les deux fiches", refused.One(".notice.late"), StringComparison.Ordinal);
        await app.WithDb(app.DeuxVallees, async db => Assert.Equal((2, 2), (await db.Set<Attendance>().CountAsync(), await db.Set<Member>().CountAsync())));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_account_of_either_is_kept_and_two_merges_at_once_do_one(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var account = await app.AccountOf(Role.Treasurer);
        var kept = await app.Member("Maurin");
        var other = await app.Member("Morin");
        await app.WithDb(app.DeuxVallees, async db =>
        {
            (await db.ReadMember(other, CancellationToken.None))!.SignsInAs(account);
            await db.SaveChangesAsync();
        });
        var (one, two) = (await app.SignedIn(Role.Coordinator), await app.SignedIn(Role.Assistant));
        await one.Get($"{Root}{kept}/fusionner/{other}");
        await two.Get($"{Root}{kept}/fusionner/{other}");

        await Task.WhenAll(one.Submit([]), two.Submit([]));

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var member = await db.Set<Member>().SingleAsync();
            Assert.Equal((kept, account), (member.Id, member.AccountId));
            Assert.Single(await db.Set<MergedMember>().ToListAsync());
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pairs_are_listed_once_and_leave_the_list_when_said_to_be_two_persons(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var ids = await app.Add(
            MemberScene.Details("Le Goff", "Jean") with { Email = "jean@example.org" }, MemberScene.Details("Jean", "Legoff") with { Email = "JEAN@example.org" },
            MemberScene.Details("Maurin", "Hélène", rpps: ImportSamples.Rpps(1)), MemberScene.Details("Maurin", "Hélène", rpps: ImportSamples.Rpps(2)),
            MemberScene.Details("Seul", "Paul"));
        var browser = await app.SignedIn(Role.Coordinator);

        var list = await browser.Get(Root + "doublons");
        Assert.Contains("1 paire", list.Text, StringComparison.Ordinal);
        Assert.Contains("même adresse électronique", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Maurin", list.Text, StringComparison.Ordinal);
        await browser.Get(list.Page.QuerySelector("a[aria-label^=Comparer]")!.GetAttribute("href")!);
        var said = await browser.Submit([], button: "[formaction*=Distinct]");

        Assert.Contains("sont deux personnes", said.Text, StringComparison.Ordinal);
        Assert.Contains("Aucune fiche ne ressemble", said.Text, StringComparison.Ordinal);
        await browser.Get($"{Root}{ids[0]}/modifier");
        var saved = await browser.Submit(new() { ["Input.Phone"] = "0612345678" });
        Assert.Equal(Root + ids[0], saved.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Root}{ids[0]}/fusionner/{ids[0]}")).Status);
    }

    [Fact]
    public async Task The_list_of_pairs_costs_the_same_number_of_queries_whatever_their_number()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite);
        var browser = await app.SignedIn(Role.Coordinator);
        await app.Add(MemberScene.Details("Un", "Paul"), MemberScene.Details("Un", "Paul"));
        var few = await app.Queries.During(() => browser.Get(Root + "doublons"));
        await app.Add([.. Enumerable.Range(0, 40).SelectMany(i => new[] { MemberScene.Details("Nom" + i, "A"), MemberScene.Details("A", "nom-" + i) })]);

        var many = await app.Queries.During(() => browser.Get(Root + "doublons"));

        Assert.Equal(few, many);
        Assert.Contains("41 paires", (await browser.Get(Root + "doublons")).Text, StringComparison.Ordinal);
    }

    /// <summary>A key to a member without a foreign key would be left behind by a merge.</summary>
    [Fact]
    public async Task Every_identifier_of_a_member_in_the_model_is_a_foreign_key()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.WithDb(null, db =>
        {
            // What a line of an import resembled when it was checked is a fact of that moment, compared anew when it is written.
            HashSet<string> known = ["MemberImportLine.TwinId"];
            var loose = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties())
                .Where(p => (p.ClrType == typeof(Guid) || p.ClrType == typeof(Guid?)) && !p.IsForeignKey() && p.Name is "MemberId" or "ReferentId" or "PayerId" or "TwinId" || p.Name.EndsWith("MemberId", StringComparison.Ordinal) && !p.IsForeignKey())
                .Select(p => p.DeclaringType.ClrType.Name + "." + p.Name).Where(p => !known.Contains(p));
            Assert.Empty(loose);
            // The parts of the entry are merged by the entry itself: one more must be thought of there.
            var parts = db.Model.FindEntityType(typeof(Member))!.GetReferencingForeignKeys().Where(k => k.PrincipalToDependent is not null).Select(k => k.DeclaringEntityType.ClrType.Name);
            Assert.Equal(["MatchKey", "Membership", "PracticeSite", "SearchWord"], parts.Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_cards_of_directory_and_two_calendar_addresses_one_stays_and_every_consent_keeps_its_proof(DatabaseKind kind)
    {
        await using var app = await TestApp.Start(kind);
        var (kept, other) = (await app.Member("Maurin"), await app.Member("Maurin-Leroy"));
        var now = app.Time.Now.UtcDateTime;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var (mine, theirs) = (DirectoryCard.Of(kept), DirectoryCard.Of(other));
            Assert.Empty(mine.Say(null, "Plaies"));
            Assert.Empty(theirs.Say("helene@medecin.mssante.fr", "Chutes"));
            db.AddRange(mine, theirs, CalendarAddress.Open(kept, now), CalendarAddress.Open(other, now));
            db.AddRange(new[] { kept, other }.Select(m => Consent.Give(m, ConsentSubject.DirectoryPhone, ConsentSource.Person, "Hélène Maurin", now)));
            db.Add(Consent.Give(other, ConsentSubject.DirectoryOpposition, ConsentSource.OnTheirWord, "Claire Aubry", now));
            await db.SaveChangesAsync();
        });

        await app.Within(app.DeuxVallees, async services => _ = (await services.GetRequiredService<Web.Features.Members.Merging.MergeMembers>().Merge(kept, other, [], CancellationToken.None)).Required);

        await app.WithDb(app.DeuxVallees, async db =>
        {
            var card = await db.Set<DirectoryCard>().SingleAsync();
            Assert.Equal((kept, "helene@medecin.mssante.fr", "Plaies"), (card.MemberId, card.Mssante, card.Skills));
            Assert.Equal(kept, (await db.Set<CalendarAddress>().SingleAsync()).MemberId);
            Assert.Equal(3, await db.Set<Consent>().CountAsync(c => c.MemberId == kept && c.WithdrawnAt == null));
            // Said of one entry, the opposition holds for the person.
            Assert.Empty(await db.DirectoryOfMembers(new(2026, 11, 22)).ToListAsync());
        });
    }
}
