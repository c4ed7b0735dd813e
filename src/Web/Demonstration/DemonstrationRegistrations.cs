using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Domain.Missions;
using Tisserand.Web.Features.Meetings;
using Tisserand.Web.Features.Meetings.FollowUps;
using Tisserand.Web.Features.Meetings.Registrations;

namespace Tisserand.Web.Demonstration;

/// <summary>A training to come that is full, with people who wait and questions; what followed the last training that was held.</summary>
internal sealed class DemonstrationRegistrations(IServiceProvider services, DateOnly today)
{
    private const int Seats = 16;
    private const string Origin = "http://127.0.0.1:5080";

    private static readonly string[] Meals = ["Ordinaire", "Ordinaire", "Ordinaire", "Végétarien", "Pas de repas"];
    private static readonly string[] Workshops = ["Compression veineuse", "Pansements complexes", "Nutrition"];

    private static readonly (int[] Marks, string Comment, string Topic)[] Opinions =
    [
        ([5, 5, 4, 4, 5], "Les cas commentés aident vraiment.", "Pied diabétique"),
        ([4, 5, 5, 3, 4], "Un peu tard pour qui vient de loin.", ""),
        ([5, 4, 4, 4, 4], "", "Coordination avec l’hôpital"),
        ([4, 4, 5, 5, 5], "Les ateliers en petit groupe : à refaire.", ""),
        ([3, 4, 4, 2, 3], "Salle trop petite.", "Soins palliatifs à domicile"),
        ([5, 5, 5, 4, 5], "", ""),
    ];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();

    public async Task Live(CancellationToken cancellationToken)
    {
        await Open(cancellationToken);
        await Follow(cancellationToken);
    }

    private async Task Open(CancellationToken cancellationToken)
    {
        var meeting = (await services.GetRequiredService<PlanMeeting>().Plan(new(
            "Formation : prévenir les chutes à domicile", MeetingKind.Training, MissionCode.Prevention, null, today.AddDays(24), new(19, 30), new(22, 0), "Espace culturel, Arques", null,
            "Repérer\nAménager le logement\nOrienter"), [], cancellationToken)).Required.Id;
        var form = RegistrationForm.Open(meeting, Origin, new(Seats, null, null, false, RegistrationForm.UsualOfferHours,
            "Soirée ouverte aux professionnels de santé et aux partenaires du territoire. Buffet offert à 19 h 30, début à 20 h.")).Required;
        var meal = MeetingQuestion.Ask(meeting, QuestionUse.Registration, 1, new(QuestionKind.OneChoice, "Repas", true, string.Join('\n', Meals.Distinct()))).Required;
        var workshops = MeetingQuestion.Ask(meeting, QuestionUse.Registration, 2, new(QuestionKind.SeveralChoices, "Quels ateliers vous intéressent ?", false, string.Join('\n', Workshops))).Required;
        var expected = MeetingQuestion.Ask(meeting, QuestionUse.Registration, 3, new(QuestionKind.LongText, "Une question à poser aux intervenants ?", false, null)).Required;
        _db.AddRange(form, meal, workshops, expected);
        await _db.SaveChangesAsync(cancellationToken);

        var members = await _db.Set<Member>().AsNoTracking().Where(m => m.Kind == MemberKind.Person && m.MemberUntil == null && m.MemberSince != null && m.AccountId == null && m.Email != "" && m.ErasedOn == null)
            .OrderBy(m => m.FoldedName).Take(Seats + 4).Select(m => m.Id).ToListAsync(cancellationToken);
        var desk = services.GetRequiredService<RegistrationDesk>();
        Dictionary<Guid, IReadOnlyList<string?>> Say(int i) => new()
        {
            [meal.Id] = [Meals[i % Meals.Length]],
            [workshops.Id] = [Workshops[i % Workshops.Length], i % 2 == 0 ? Workshops[(i + 1) % Workshops.Length] : null],
            [expected.Id] = [i % 6 == 0 ? "Comment financer une barre d’appui ?" : null],
        };
        for (var i = 0; i < members.Count; i++)
        {
            Must((await desk.Register(form.Id, members[i], Say(i), byCoordinator: false, beyond: false, cancellationToken)).Refusals);
            if (i == 2)
            {
                // A partner from outside comes by the public form, before it is full.
                var partner = await desk.Ask(form.Id, new("Wattelier", "Odile", Member.OtherProfession, "o.wattelier@exemple.fr", "03 21 00 12 34", "Service d’aide à domicile du Val d’Aa"), Say(i), cancellationToken);
                Must((await desk.Confirm(partner.Required.Id, cancellationToken)).Refusals);
            }
        }
        Must((await desk.Ask(form.Id, new("Delobelle", "Yann", "70", "y.delobelle@exemple.fr", null, null), Say(1), cancellationToken)).Refusals);
        _db.ChangeTracker.Clear();
    }

    private async Task Follow(CancellationToken cancellationToken)
    {
        if (await _db.Set<Meeting>().AsNoTracking().Where(m => m.Kind == MeetingKind.Training && m.State == MeetingState.Held).OrderByDescending(m => m.Day).FirstOrDefaultAsync(cancellationToken) is not { } held)
        {
            return;
        }
        var form = SatisfactionForm.Open(held.Id);
        var topic = MeetingQuestion.Ask(held.Id, QuestionUse.Satisfaction, 1, new(QuestionKind.ShortText, "Un sujet pour une prochaine soirée ?", false, null)).Required;
        _db.AddRange(form, topic);
        await _db.SaveChangesAsync(cancellationToken);
        var send = services.GetRequiredService<SendAfterMeeting>();
        Must((await send.Send(Guid.CreateVersion7(), held.Id, MailingKind.Certificates, MeetingGroup.Present, "Votre attestation de présence", "Voici votre attestation de présence.\n\nMerci de votre participation.", "", cancellationToken)).Refusals);
        Must((await send.Send(Guid.CreateVersion7(), held.Id, MailingKind.Satisfaction, MeetingGroup.Present, "Votre avis sur la soirée", "Deux minutes pour nous dire ce que vous en avez pensé ?", $"{Origin}/c/deux-vallees/satisfaction/{form.Secret}", cancellationToken)).Refusals);
        foreach (var (marks, comment, said) in Opinions)
        {
            var answers = MeetingQuestion.ReadAll([topic], new Dictionary<Guid, IReadOnlyList<string?>> { [topic.Id] = [said] }).Required;
            _db.Add(SatisfactionAnswer.Give(form.Id, [.. marks.Select(m => (int?)m)], comment, answers).Required);
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private static void Must(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
