using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Indemnities;
using Tisserand.Domain.Access;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Banking;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Funding;
using Tisserand.Domain.Indemnities;
using Tisserand.Domain.Indicators;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Polls;
using Tisserand.Domain.Privacy;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Features.Installation;
using Tisserand.Web.Tests.Meetings;
using Tisserand.Web.Tests.Members;
using Tisserand.Web.Tests.Polls;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Security;

/// <summary>
/// What to put for each parameter of a route. Whoever adds a route with an identifier adds its lines here, with a row made
/// in <see cref="Of"/>; the walk fails on a parameter without a sample.
/// </summary>
internal static class SampleIds
{
    /// <summary>Area of the records whose identifiers stand here for routes that take any record: contracts.</summary>
    public const Area AreaOfRecords = Area.Territory;

    private static readonly string[] OfMembers =
    [
        "/c/{code}/adherents/{id:guid}", "/c/{code}/adherents/{id:guid}/modifier", "/c/{code}/adherents/{id:guid}/compte", "/c/{code}/adherents/{id:guid}/annuaire", "/c/{code}/adherents/{id:guid}/liens", "/c/{code}/adherents/{id:guid}/competences",
        "/c/{code}/adherents/{id:guid}/coordonnees-bancaires",
    ];
    private static readonly string[] OfPersons = ["/c/{code}/donnees/personnes/{kind}/{id:guid}", "/c/{code}/donnees/personnes/{kind}/{id:guid}/effacer"];
    private static readonly string[] OfFiches = ["/c/{code}/missions/fiches/{id:guid}"];
    private static readonly string[] OfMeetings = ["/c/{code}/reunions/{id:guid}", "/c/{code}/reunions/{id:guid}/inviter", "/c/{code}/reunions/{id:guid}/emargement", "/c/{code}/reunions/{id:guid}/feuille",
        "/c/{code}/reunions/{id:guid}/territoire", "/c/{code}/reunions/{id:guid}/professionnels", "/c/{code}/reunions/{id:guid}/lettre", "/c/{code}/reunions/{id:guid}/etiquettes", "/c/{code}/reunions/{id:guid}/bilan",
        "/c/{code}/reunions/{id:guid}/emargement/venus", "/c/{code}/reunions/porte/{id:guid}", "/c/{code}/reunions/{id:guid}/accueil/{what?}",
        "/c/{code}/reunions/{id:guid}/inscriptions", "/c/{code}/reunions/{id:guid}/inscriptions/reglages", "/c/{code}/reunions/{id:guid}/inscriptions/ajouter", "/c/{code}/reunions/{id:guid}/inscriptions/reponses",
        "/c/{code}/reunions/{id:guid}/questions/{of}", "/c/{code}/reunions/{id:guid}/suites", "/c/{code}/reunions/{id:guid}/suites/ecrire", "/c/{code}/reunions/{id:guid}/satisfaction", "/c/{code}/reunions/{id:guid}/rappels", "/c/{code}/reunions/{id:guid}/repeter", "/c/{code}/reunions/{id:guid}/serie"];
    private static readonly string[] OfTerritoryLines = ["/c/{code}/territoire/lignes/{id:guid}"];

    /// <summary>
    /// Values by parameter, or by « route pattern#parameter »: of rows of Deux Vallées (own) or of Autre Rive, always asked
    /// under the address of Deux Vallées.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string>> Of(TestApp app, bool own)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = app.DeuxVallees.Code };
        void Put(IEnumerable<string> patterns, string parameter, Guid id)
        {
            foreach (var pattern in patterns)
            {
                values[pattern + "#" + parameter] = id.ToString();
            }
        }

        await app.WithDb(own ? app.DeuxVallees : app.AutreRive, async db =>
        {
            // An account is of the installation: the same to its administrateur.
            Put(["/administration/comptes/{id:guid}"], "id", await db.Users.OrderBy(u => u.Email).Select(u => u.Id).FirstAsync());

            var member = Member.Create(MemberScene.Details("Roche", "Anaïs")).Required;
            Assert.Empty(member.Start(MemberScene.Since));
            var line = new Territory([], Geography.Current).Join(MemberScene.Lumbres, new LineTerms(new(2020, 1, 1), null, null, null, null)).Required.Line;
            var fiche = FicheAction.Write(new(MissionCode.Pathways, "Plaies", null, null, null, null, null, null, null, null, null, null, FicheActionState.Running)).Required;
            db.Add(fiche);
            var meeting = Meeting.Plan(MeetingScene.Details("Plaies", fiche: fiche)).Required;
            db.AddRange(member, line, meeting);
            var rate = IndemnityRate.Set(PaidActivity.Governance, "", new Money(50_00), new(2025, 1, 1), "AG").Required;
            var bureau = Meeting.Plan(new("Bureau", MeetingKind.Bureau, null, null, new(2026, 3, 12), new(18, 0), new(19, 0), null, null, null)).Required;
            db.AddRange(rate, bureau);
            await db.SaveChangesAsync();
            Assert.Empty(bureau.TakeAttendance([new(member.Id, "60", AttendanceState.Present)], new(2026, 11, 22)));
            await db.SaveChangesAsync();
            var waiting = (await db.WaitingPresences().SingleAsync()).Price(new RateGrid([rate]));
            var indemnity = IndemnityLine.Approve(waiting.Proposal, new Actor(Guid.NewGuid(), "", "Claire Aubry"), Money.Zero, new(2026, 11, 22)).Required;
            db.Add(indemnity);
            var contributionRate = ContributionRate.Set(null, "", new Money(30_00), 2025, new(2024, 12, 10), "AG").Required;
            db.Add(contributionRate);
            var contribution = Contribution.Call(member.Id, 2026, MemberCategory.Liberal, "60", new ContributionGrid([contributionRate]), new(2026, 12, 31), new(2026, 11, 22)).Required;
            db.Add(contribution);
            await db.SaveChangesAsync();
            Put(["/c/{code}/finances/cotisations/attestation/{id:guid}"], "id", member.Id);
            Put(["/c/{code}/finances/cotisations/tarifs/{id:guid}"], "id", contributionRate.Id);
            Put(["/c/{code}/finances/cotisations/{id:guid}", "/c/{code}/finances/cotisations/{id:guid}/corriger", "/c/{code}/finances/cotisations/{id:guid}/recu"], "id", contribution.Id);
            Put(["/c/{code}/finances/indemnites/{id:guid}"], "id", indemnity.Id);
            var grant = Domain.Purchases.Grant.Write(new("Prévention", "ARS", null, Domain.Purchases.GrantStage.Watched, null, null, null, null, null, null, null, null, null, null, null)).Required;
            db.Add(grant);
            await db.SaveChangesAsync();
            Put(["/c/{code}/comptes/subventions/saisie/{id:guid?}"], "id", grant.Id);
            Put(["/c/{code}/finances/indemnites/releve/{id:guid}"], "id", member.Id);
            Put(["/c/{code}/finances/indemnites/ailleurs/{person:guid}"], "person", member.Id);
            var agreement = EmployerAgreement.Write(member.Id, "Centre hospitalier", EmployerTerms.Invoice, "", new(2026, 1, 1), null).Required;
            db.Add(agreement);
            await db.SaveChangesAsync();
            Put(["/c/{code}/finances/indemnites/employeurs/accord/{id:guid?}"], "id", agreement.Id);
            Put(OfMembers, "id", member.Id);
            var bank = BankAccount.Open(new("Compte courant", "FR7630006000011234567890189", "", "CPTS")).Required;
            db.Add(bank);
            await db.SaveChangesAsync();
            var payable = new Payable(new("indemnite", indemnity.Id), member.Id, "Anaïs Roche", "Bureau", bureau.Day, indemnity.Amount);
            var batch = PaymentBatch.Prepare(bank, 1, new(2026, 11, 23), [payable], new Dictionary<Guid, PayeeAccount> { [member.Id] = new(bank.Iban, "", "Roche") }, "Claire Aubry", new(2026, 11, 22)).Required;
            db.Add(batch);
            await db.SaveChangesAsync();
            Put(["/c/{code}/comptes/banque/comptes/{id:guid?}", "/c/{code}/comptes/banque/{id:guid}", "/c/{code}/comptes/banque/{id:guid}/importer", "/c/{code}/comptes/banque/{id:guid}/rapprocher", "/c/{code}/comptes/banque/{id:guid}/lignes/{line:guid}"], "id", bank.Id);
            var bankLine = BankLine.Of(bank.Id, "20261120:-200:1", Domain.Banking.Statements.StatementRow.Of(new(2026, 11, 20), null, new(-200), "FRAIS"), "Claire Aubry");
            db.Add(bankLine);
            await db.SaveChangesAsync();
            Put(["/c/{code}/comptes/banque/{id:guid}/lignes/{line:guid}"], "line", bankLine.Id);
            var rule = LabelRule.Learn(bankLine, new("frais-bancaires", null, null), "627", "Claire Aubry")!;
            db.Add(rule);
            await db.SaveChangesAsync();
            Put(["/c/{code}/comptes/banque/regles/{id:guid}"], "id", rule.Id);
            Put(["/c/{code}/comptes/virements/{id:guid}", "/c/{code}/comptes/virements/{id:guid}/fichier", "/c/{code}/comptes/virements/{id:guid}/suite"], "id", batch.Id);
            var import = MemberImport.Of("liste.csv", "[\"Nom\",\"Prénom\"]", "LastName,FirstName", 1, app.Time.Now.UtcDateTime, "Claire Aubry");
            db.Add(import);
            db.Add(MemberImportLine.Of(import.Id, 2, "[\"Roche\",\"Anaïs\"]"));
            await db.SaveChangesAsync();
            Put(["/c/{code}/adherents/import/{id:guid}"], "id", import.Id);
            var message = MemberMessage.Write(Guid.CreateVersion7(), "Réunion", "Jeudi", "1 fiche cochée", "Claire Aubry", app.Time.Now.UtcDateTime).Required;
            db.Add(message);
            await db.SaveChangesAsync();
            Put(["/c/{code}/adherents/messages/{id:guid}"], "id", message.Id);
            var twin = Member.Create(MemberScene.Details("Roche", "Anais")).Required;
            db.Add(twin);
            await db.SaveChangesAsync();
            Put(["/c/{code}/adherents/{id:guid}/fusionner/{other:guid}"], "id", member.Id);
            Put(["/c/{code}/adherents/{id:guid}/fusionner/{other:guid}"], "other", twin.Id);
            Put(OfTerritoryLines, "id", line.Id);
            Put(OfPersons, "id", member.Id);
            OfPersons.ToList().ForEach(pattern => values[pattern + "#kind"] = "adherent");
            var request = RightsRequest.Receive(new(PersonRight.Access, new(2026, 11, 2), "Anaïs Roche", null, member.Id, null), new(2026, 11, 22)).Required;
            var processing = OwnProcessing.Add(new("Paie", "Payer les salariés", "Contrat", null, null, null, null)).Required;
            db.AddRange(request, processing);
            await db.SaveChangesAsync();
            Put(["/c/{code}/donnees/demandes/{id:guid}"], "id", request.Id);
            Put(["/c/{code}/donnees/registre/traitement/{id:guid?}"], "id", processing.Id);
            // A rule is named by its key, the same everywhere.
            values["/c/{code}/donnees/durees/{key}#key"] = own ? "lignes-import" : "inconnue";
            var application = MembershipApplication.Send(
                new(MemberCategory.Liberal, null, MemberScene.Details("Roche", "Paul") with { Email = "paul.roche@example.org" }, null),
                new Dictionary<JoiningTextKind, int>(), accepted: true, app.Time.Now.UtcDateTime, out _).Required;
            Assert.Empty(application.Confirm(app.Time.Now.UtcDateTime));
            db.Add(application);
            await db.SaveChangesAsync();
            Put(["/c/{code}/adherents/demandes/{id:guid}", "/c/{code}/adherer/demande/{id:guid}"], "id", application.Id);
            // A text is named by its kind, the same everywhere: another CPTS has none that could be asked for.
            values["/c/{code}/adherer/textes/{kind}#kind"] = own ? "donnees" : "inconnu";
            var calendar = CalendarAddress.Open(member.Id, app.Time.Now.UtcDateTime);
            db.Add(calendar);
            await db.SaveChangesAsync();
            values["/c/{code}/agenda/{secret}.ics#secret"] = calendar.Secret;
            var door = MeetingDoor.Prepare(meeting.Id);
            var code = PersonalCode.Give(member.Id, app.Time.Now.UtcDateTime);
            db.AddRange(door, code);
            await db.SaveChangesAsync();
            values["/c/{code}/entree/{key}#key"] = door.Key;
            values["/c/{code}/code/{personal}#personal"] = own ? code.Code : "inconnu";
            values["/c/{code}/reunions/{id:guid}/accueil/{what?}#what"] = own ? "badges" : "inconnu";
            var form = RegistrationForm.Open(meeting.Id, "http://localhost", new(12, null, null, false, 48, null)).Required;
            db.Add(form);
            await db.SaveChangesAsync();
            values["/c/{code}/inscription/{secret}#secret"] = form.Secret;
            var satisfaction = SatisfactionForm.Open(meeting.Id);
            db.Add(satisfaction);
            await db.SaveChangesAsync();
            values["/c/{code}/satisfaction/{secret}#secret"] = satisfaction.Secret;
            Put(["/c/{code}/reunions/{id:guid}/attestations", "/c/{code}/reunions/{id:guid}/attestations/{member:guid}"], "id", bureau.Id);
            Put(["/c/{code}/reunions/{id:guid}/attestations/{member:guid}"], "member", member.Id);
            // A questionnaire is named by its word, the same everywhere.
            values["/c/{code}/reunions/{id:guid}/questions/{of}#of"] = "inscription";
            var poll = DatePoll.Propose(PollScene.Details(), PollScene.Slots, PollScene.Today).Required;
            db.Add(poll);
            db.Add(MeetingSeries.Of("chaque semaine, le mardi", [meeting]));
            await db.SaveChangesAsync();
            Put(["/c/{code}/reunions/sondages/{id:guid}", "/c/{code}/reunions/sondages/{id:guid}/personnes", "/c/{code}/reunions/sondages/saisie/{id:guid?}"], "id", poll.Id);
            await GovernanceSamples.Put(db, member, values);
            var task = Domain.Tasks.ToDo.Write(new("Écrire", null, Domain.Tasks.ToDoOwner.Nobody, null, null, false, Domain.Tasks.Recurrence.None, null), Domain.Tasks.ToDoOrigin.None).Required;
            db.Add(task);
            await db.SaveChangesAsync();
            Put(["/c/{code}/taches/{id:guid}", "/c/{code}/taches/saisie/{id:guid?}", "/c/{code}/finances/taches/{id:guid}"], "id", task.Id);
            await PurchaseSamples.Put(db, values);
            var ledgerYear = Domain.Accounting.FiscalYear.Open(new(2026, 1, 1), new(2026, 12, 31), []).Required;
            db.Add(ledgerYear);
            await db.SaveChangesAsync();
            var entry = Domain.Accounting.Entry.Write(Accounting.LedgerScene.Posting() with { Source = new(Domain.Accounting.PostingSource.ByHand, Guid.NewGuid()) }, ledgerYear, Domain.Accounting.Chart.National).Required;
            db.Add(entry);
            await db.SaveChangesAsync();
            Put(["/c/{code}/comptes/ecritures/{id:guid}", "/c/{code}/comptes/ecritures/saisie/{id:guid?}"], "id", entry.Id);
            Put(["/c/{code}/comptes/exercices/{id:guid}", "/c/{code}/comptes/exercices/{id:guid}/reprise", "/c/{code}/comptes/exercices/{id:guid}/affectation",
                "/c/{code}/comptes/exercices/{id:guid}/fonds-dedies", "/c/{code}/comptes/exercices/{id:guid}/produits-avance", "/c/{code}/comptes/exercices/{id:guid}/contributions-en-nature"], "id", ledgerYear.Id);
            Put(OfFiches, "id", fiche.Id);
            Put(OfMeetings, "id", meeting.Id);
        });
        await app.Within(own ? app.DeuxVallees : app.AutreRive, async services =>
        {
            var db = services.GetRequiredService<TisserandDb>();
            var contract = AciContract.Sign(new(2025, 10, 1), null, new ContractPopulation(98_412, 2023, "INSEE", false), prorateVariable: true).Required;
            db.Add(contract);
            var file = (await services.GetRequiredService<FileStore>()
                .Save(new MemoryStream("%PDF-1.7"u8.ToArray()), "contrat.pdf", nameof(AciContract), contract.Id, CancellationToken.None)).Required;
            var indicator = Indicator.Define(contract.Id, new("Réunions", "", "", IndicatorLevel.Local, IndicatorUse.Result, IndicatorProducer.Cpts, AttainmentRule.Linear,
                IndicatorCount.None, null, null, 0, [new(MissionCode.Pathways, 1)], [new(1, 5)])).Required;
            var measure = indicator.Measure(1, 3, new(2026, 9, 1), "", new(2026, 11, 1)).Required;
            db.Add(indicator);
            var avenant = contract.Amend(null, new(1, new(2026, 6, 1), new(2026, 7, 1), "Mission qualité", null, MissionCode.Quality, null)).Required!;
            var letter = contract.Notified(null, 1, new(2026, 10, 20), "Notification", [new(null, FundingPart.Functioning, new Money(75_000_00))], new(2026, 11, 1)).Required!;
            await db.SaveChangesAsync();
            Put(["/c/{code}/finances/notifie/{id:guid}", "/c/{code}/finances/notifie/saisie/{id:guid?}"], "id", letter.Id);
            var scenario = Scenario.Imagine(new(contract, [], new(2026, 11, 1)), new("Taille 2", 62_000, new(2027, 10, 1), [], [])).Required;
            db.Add(scenario);
            await db.SaveChangesAsync();
            Put(["/c/{code}/finances/scenarios/{id:guid}", "/c/{code}/finances/scenarios/saisie/{id:guid?}"], "id", scenario.Id);
            var dialogue = ManagementDialogue.Hold(contract, new(1, new(2026, 10, 12), null, "Objectifs reconduits", null)).Required;
            db.Add(dialogue);
            await db.SaveChangesAsync();
            Put(["/c/{code}/contrat/dialogue/{id:guid}", "/c/{code}/contrat/dialogue/saisie/{id:guid?}"], "id", dialogue.Id);
            Put(["/c/{code}/contrat/avenants/{id:guid}", "/c/{code}/contrat/avenants/saisie/{id:guid?}"], "id", avenant.Id);
            Put(["/c/{code}/indicateurs/{id:guid}", "/c/{code}/indicateurs/saisie/{id:guid?}"], "id", indicator.Id);
            Put(["/c/{code}/indicateurs/valeurs/{id:guid}"], "id", measure.Id);
            var (link, secret) = Domain.Sharing.ShareLink.Open(file.Id, "Mairie", 30, null, once: false, "Claire Aubry", app.Time.Now.UtcDateTime).Required;
            db.Add(link);
            await db.SaveChangesAsync();
            values["/c/{code}/partage/{secret}#secret"] = secret;
            values["/c/{code}/documents/{id:guid}/partage#id"] = file.Id.ToString();
            values["/c/{code}/documents/{id:guid}#id"] = values["/c/{code}/documents/{id:guid}/retirer#id"] = file.Id.ToString();
            values["/c/{code}/documents/joindre/{subject}/{id:guid}#subject"] = "contrat";
            values["/c/{code}/documents/joindre/{subject}/{id:guid}#id"] = contract.Id.ToString();
        });
        await app.Within(null, async services =>
            values["/administration/sauvegarde/{name}#name"] = (await services.GetRequiredService<BackupFolder>().Make(CancellationToken.None)).Name);
        return values;
    }
}
