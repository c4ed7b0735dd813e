using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Features.Contributions;
using Tisserand.Web.Shell.Mail;
using Tisserand.Web.Tests.Indemnities;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

/// <summary>One person with a row of every kind, whose words stand nowhere else.</summary>
internal static class PrivacyScene
{
    public const string Root = "/c/deux-vallees/donnees/";
    public const string Iban = "FR7630006000011234567890189";
    public const string Email = "zephyrine@example.org";

    /// <summary>What must not be found anywhere once she is erased; folded or not.</summary>
    public static readonly string[] Words = ["Zéphyrine", "Quatrepommes", "zephyrine", "quatrepommes", "99700427885", "612345699", "Belle-Étoile", "Papillotes", Iban, "motif-intime"];

    public static string Of(Guid member) => Root + "personnes/adherent/" + member;

    /// <summary>Everything that the CPTS can hold on a former member: all paid.</summary>
    public static async Task<Guid> Person(this TestApp app)
    {
        await app.Grid();
        var member = Member.Create(new("Quatrepommes", "Zéphyrine", "60", "99700427885", true, false, Email, "06 12 34 56 99", "Aime les papillotes de Papillotes",
            [new(null, MemberScene.Lumbres, "Maison Belle-Étoile", "1 rue Belle-Étoile"), new(null, MemberScene.SaintOmer, "Ancien Belle-Étoile", null)])).Required;
        Assert.Empty(member.Start(new(2020, 1, 1)));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(member);
            await db.SaveChangesAsync();
        });
        var other = await app.Member("Autre");
        // A site that is gone long since: only the audit trail remembers it.
        await app.WithDb(app.DeuxVallees, async db =>
        {
            var whole = (await db.ReadMember(member.Id, CancellationToken.None))!;
            Assert.Empty(whole.Change(whole.Details() with { Sites = [.. whole.Details().Sites.Take(1)] }));
            await db.SaveChangesAsync();
        });
        await app.Held("Plaies", [(member.Id, 90), (other, 60)]);
        await app.Approve();
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            foreach (var line in await db.Set<Domain.Indemnities.IndemnityLine>().Where(l => l.MemberId == member.Id).ToListAsync())
            {
                Assert.Empty(line.Pay(new(member.Id, member.FullName, Email, null, true, false), IndemnityScene.Claire, new(2026, 4, 1), "motif-intime", new(2026, 11, 22)));
            }
            await db.SaveChangesAsync();
            await Contributions.ContributionScene.Rate(app, null, 30_00);
            _ = (await services.GetRequiredService<CallContributions>().Call(2026, [member.Id], new(2026, 3, 16), new(2026, 1, 15), CancellationToken.None)).Required;
            var contribution = await db.Set<Contribution>().SingleAsync(c => c.MemberId == member.Id);
            Assert.Empty(contribution.Pay(new(new(2026, 2, 1), PaymentMeans.Transfer, "VIR 42", "Mère Quatrepommes"), new(2026, 11, 22)));
            contribution.NumberReceipt(1);
            services.GetRequiredService<Outbox>().Post(Email, "Bonjour Zéphyrine", "Chère Zéphyrine Quatrepommes");
            var import = MemberImport.Of("liste.csv", "[]", "", 1, app.Time.Now.UtcDateTime, "Claire Aubry");
            db.Add(import);
            var row = MemberImportLine.Of(import.Id, 2, "[\"Quatrepommes\",\"Zéphyrine\"]");
            row.Create(member.Id, "");
            var whole = (await db.ReadMember(member.Id, CancellationToken.None))!;
            db.AddRange(
                row, DistinctPersons.Of(member.Id, other), CategoryOfMember.Give(member.Id, MemberCategory.Student), Absorbed(whole), Application(app.Time.Now.UtcDateTime),
                ContributionReminder.Send(contribution.Id, 15, new(2026, 4, 1), Email, "Relance", "Chère Zéphyrine", "", Guid.NewGuid()),
                Consent.Give(member.Id, ConsentSubject.DirectoryPhone, ConsentSource.Person, "Zéphyrine Quatrepommes", app.Time.Now.UtcDateTime),
                DirectoryCard.Of(member.Id), Domain.Meetings.CalendarAddress.Open(member.Id, app.Time.Now.UtcDateTime),
                ProposedChange.Of(whole, ProposedField.Phone, "06 12 34 56 98", ProposalSource.Member, app.Time.Now.UtcDateTime, "Zéphyrine Quatrepommes").Required,
                DeclaredWork.Declare(whole, new(new(2026, 3, 2), PaidActivity.Travel, 42, null, null, "Visite avec Quatrepommes"), "Zéphyrine Quatrepommes", new(2026, 3, 3)).Required,
                AmountElsewhere.Declare(member.Id, 2026, new(640_00), "CPTS de Quatrepommes", "Zéphyrine Quatrepommes", new(2026, 3, 3)).Required,
                EmployerAgreement.Write(member.Id, "Cabinet Quatrepommes", EmployerTerms.Invoice, "Convention Quatrepommes", new(2026, 1, 1), null).Required,
                BankDetails.Keep(member.Id, new(Iban, null, "Zéphyrine Quatrepommes"), new(2026, 3, 1)).Required,
                BankDetailsReading.Of(member.Id, app.Time.Now.UtcDateTime, "Nadia Merlin", BankReadingReason.Shown),
                PersonExport.Of(member.Id, "Zéphyrine Quatrepommes", app.Time.Now.UtcDateTime, "Claire Aubry"),
                RightsRequest.Receive(new(PersonRight.Erasure, new(2026, 11, 2), "Zéphyrine Quatrepommes", Email, member.Id, "Effacez Zéphyrine"), new(2026, 11, 22)).Required);
            Assert.Empty(whole.End(new(2026, 6, 30)));
            await db.SaveChangesAsync();
            var account = BankAccount.Open(new("Compte courant", "FR1420041010050500013M02606", null, "CPTS")).Required;
            db.Add(account);
            await db.SaveChangesAsync();
            var sum = new Payable(new("indemnite", Guid.NewGuid()), member.Id, "Zéphyrine Quatrepommes", "Groupe plaies", new(2026, 3, 12), new(90_00));
            db.Add(PaymentBatch.Prepare(account, 1, new(2026, 11, 22), [sum], new Dictionary<Guid, PayeeAccount> { [member.Id] = new(Iban, "", "Zéphyrine Quatrepommes") }, "Nadia Merlin", new(2026, 11, 22)).Required);
            await db.SaveChangesAsync();
            await Grouped(db, whole, app.Time.Now.UtcDateTime);
            await Meetings.PointingScene.PointTo(db, whole, "motif-intime", app.Time.Now.UtcDateTime);
            await Governance.GovernanceScene.PointTo(db, member.Id, other, Email);
            Assert.Empty((await db.Set<Mandate>().SingleAsync(m => m.MemberId == member.Id)).End(new(2026, 6, 30), "motif-intime"));
            db.Add(InterestDeclaration.Declare(member.Id, new(2026, 1, 12), hasNone: false, "Laboratoire Papillotes", new(2026, 11, 22)).Required);
            await db.SaveChangesAsync();
        });
        return member.Id;
    }

    /// <summary>A tag, a role, a structure, a message, and an invitation of before there was an entry.</summary>
    private static async Task Grouped(TisserandDb db, Member member, DateTime now)
    {
        var (tag, message) = (Tag.Create("Relais", []).Required, MemberMessage.Write(Guid.NewGuid(), "Réunion", "Venez", "3 personnes", "Claire Aubry", now).Required);
        var structure = Member.Create(MemberScene.Details("Maison de santé", "") with { Kind = MemberKind.Msp, Profession = null, Rpps = null, IsLiberal = false }).Required;
        var meeting = Meeting.Plan(new("Réunion d’information", MeetingKind.TerritorialInformation, null, null, new(2026, 10, 1), new(19, 0), new(21, 0), null, null, null)).Required;
        db.AddRange(tag, message, structure, meeting);
        await db.SaveChangesAsync();
        var round = InvitationRound.Of(Guid.NewGuid(), meeting.Id, new(2026, 9, 1), null, "Infirmiers", 1, 0, 0);
        db.AddRange(
            round, TagOfMember.Put(tag.Id, member.Id), MemberCompetence.Give(member.Id, "Stages de Belle-Étoile", null, null).Required,
            StructureLink.Tied(structure, member, StructureTie.Employee, principal: false, []).Required, MessageRecipient.Of(message.Id, member.Id, Email, Guid.NewGuid()),
            ProfessionalInvitation.Of(meeting.Id, round.Id, new("899700427885", "Mme", "Quatrepommes", "Zéphyrine", "60", MemberScene.Lumbres, "Maison Belle-Étoile", "1 rue Belle-Étoile", "62380", "LUMBRES", Email, null)));
        await db.SaveChangesAsync();
    }

    private static MembershipApplication Application(DateTime now)
    {
        var application = MembershipApplication.Send(
            new(MemberCategory.Liberal, null, MemberScene.Details("Quatrepommes", "Zéphyrine") with { Email = Email }, "Papillotes"), new Dictionary<JoiningTextKind, int>(), accepted: true, now, out _).Required;
        Assert.Empty(application.Confirm(now));
        Assert.Empty(application.Refuse("motif-intime", "Claire Aubry", new(2026, 11, 22)));
        return application;
    }

    private static MergedMember Absorbed(Member kept)
    {
        var merged = MergedMember.Of(kept, kept.Id, new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), "Claire Aubry");
        typeof(MergedMember).GetProperty(nameof(MergedMember.Id))!.SetValue(merged, Guid.NewGuid());
        return merged;
    }

    /// <summary>An application, with the letter that confirms it; refused, by letter too, unless said otherwise.</summary>
    public static async Task<Guid> Apply(this TestApp app, string lastName, string email, bool refused = true)
    {
        var id = Guid.Empty;
        await app.Within(app.DeuxVallees, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var application = MembershipApplication.Send(
                new(MemberCategory.Liberal, null, MemberScene.Details(lastName, "Paul") with { Email = email }, null), new Dictionary<JoiningTextKind, int>(), accepted: true, app.Time.Now.UtcDateTime, out _).Required;
            Assert.Empty(application.Confirm(app.Time.Now.UtcDateTime));
            db.Add(application);
            await db.SaveChangesAsync();
            services.GetRequiredService<Outbox>().Post(email, "Confirmez", "Bonjour Paul " + lastName);
            await db.SaveChangesAsync();
            if (refused)
            {
                Assert.Empty(await services.GetRequiredService<Features.Admissions.DecideApplication>().Refuse(app.DeuxVallees, application.Id, null, "Claire Aubry", new(2026, 11, 22), CancellationToken.None));
            }
            id = application.Id;
        });
        return id;
    }

    /// <summary>Somebody who never was a member.</summary>
    public static async Task<Guid> Contact(this TestApp app, string lastName, string? email = null)
    {
        var member = Member.Create(MemberScene.Details(lastName, "Paul") with { Email = email }).Required;
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.Add(member);
            await db.SaveChangesAsync();
        });
        return member.Id;
    }

    /// <summary>Every text of every table where one of the words stands: « Members.LastName ».</summary>
    public static async Task<IReadOnlyList<string>> WhereFound(this TestApp app, params string[] words)
    {
        var found = new List<string>();
        await app.WithDb(app.DeuxVallees, async db =>
        {
            foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned()))
            {
                var read = typeof(PrivacyScene).GetMethod(nameof(Read), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(entity.ClrType);
                foreach (var row in await (Task<IReadOnlyList<object>>)read.Invoke(null, [db])!)
                {
                    found.AddRange(db.Entry(row).Properties.Where(p => p.CurrentValue is string text && words.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)))
                        .Select(p => $"{entity.GetTableName()}.{p.Metadata.Name}"));
                }
            }
        });
        return [.. found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<object>> Read<T>(TisserandDb db)
        where T : class => await db.Set<T>().AsNoTracking().ToListAsync<object>();
}
