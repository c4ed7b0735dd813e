using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Foundation.Papers;
using Tisserand.Domain.Members;
using Tisserand.Web.Features.Documents;
using Tisserand.Web.Features.Members.Directory;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Demonstration;

/// <summary>What members chose to show of themselves, the documents put for them, and the texts that the member of the demonstration accepted.</summary>
internal sealed class DemonstrationSpace(IServiceProvider services, DemonstrationCalendar calendar)
{
    private static readonly (string Profession, string[] Skills)[] Skills =
    [
        ("60", ["Plaies chroniques, pansements complexes", "Éducation thérapeutique du diabète", "Soins palliatifs à domicile"]),
        ("10", ["Maître de stage", "Petite traumatologie", "Téléconsultation", "Gynécologie de suivi"]),
        ("21", ["Vaccination", "Bilans partagés de médication"]),
        ("91", ["Troubles de la déglutition", "Bilan du langage oral"]),
        ("70", ["Kinésithérapie respiratoire", "Prévention des chutes"]),
        ("50", ["Préparation à la naissance", "Entretien prénatal"]),
    ];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly InventedPeople _dice = new(2029);

    public async Task Live(CancellationToken cancellationToken)
    {
        await Choose(cancellationToken);
        await PutDocuments(cancellationToken);
        await AcceptTexts(cancellationToken);
    }

    /// <summary>Six in ten have answered; two do not want to appear. A third of the answers were noted by the coordinator.</summary>
    private async Task Choose(CancellationToken cancellationToken)
    {
        var choose = services.GetRequiredService<ChooseDirectory>();
        var members = await _db.Set<Member>().AsNoTracking().Where(m => m.MemberUntil == null).OrderBy(m => m.FoldedName)
            .Select(m => new { m.Id, m.FirstName, m.LastName, m.Profession, m.AccountId, m.Rpps }).ToListAsync(cancellationToken);
        var opposed = 2;
        foreach (var member in members.Where(m => m.AccountId is not null || _dice.Chance(60)))
        {
            var skills = Array.Find(Skills, s => s.Profession == member.Profession).Skills ?? [];
            var choices = new DirectoryChoices
            {
                IsOpposed = member.AccountId is null && _dice.Chance(4) && opposed-- > 0,
                Mssante = member.Rpps is not null && _dice.Chance(70) ? FoldedText.Of(member.FirstName + " " + member.LastName).Replace(' ', '.') + "@exemple.mssante.fr" : null,
                Skills = skills.Length > 0 && _dice.Chance(45) ? skills[_dice.Draw(skills.Length)] : null,
            };
            choices.Shown = [.. ConsentTexts.Shown.Where(s => s switch
            {
                ConsentSubject.DirectoryMssante => choices.Mssante is not null,
                ConsentSubject.DirectorySkills => choices.Skills is not null,
                ConsentSubject.DirectoryEmail => _dice.Chance(75),
                ConsentSubject.DirectoryPhone => _dice.Chance(55),
                _ => _dice.Chance(70),
            })];
            var self = _dice.Chance(67);
            var refusals = await choose.Choose(member.Id, choices, self ? ConsentSource.Person : ConsentSource.OnTheirWord, self ? member.FirstName + " " + member.LastName : "Claire Maurin", cancellationToken);
            if (refusals.Count > 0)
            {
                throw new InvalidOperationException("The demonstration was refused: " + refusals[0].Message);
            }
        }
    }

    private async Task PutDocuments(CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<FileStore>();
        foreach (var (name, title, text) in new[]
        {
            ("Statuts de l’association.pdf", "Statuts de l’association", "Exemple de la démonstration : les statuts adoptés par l’assemblée constitutive."),
            ("Règlement intérieur.pdf", "Règlement intérieur", "Exemple de la démonstration : indemnisation, participation, confidentialité des échanges."),
            ("Compte rendu de l’assemblée générale.pdf", "Compte rendu de l’assemblée générale", "Exemple de la démonstration : rapport moral, comptes, taux d’indemnisation, élections."),
        })
        {
            var paper = new PaperBuilder(title, "CPTS des Deux Vallées (démonstration)").Paragraph(text).Build();
            await using var file = new MemoryStream(PaperFiles.ToPdf(paper));
            _ = (await store.Save(file, name, DocumentsOfSpace.SubjectName, _db.Cpts.Required.Value, cancellationToken)).Required;
        }
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    /// <summary>The member of the demonstration joined on line, and accepted the texts of that day.</summary>
    private async Task AcceptTexts(CancellationToken cancellationToken)
    {
        var account = await _db.Users.Where(u => u.Email == FillDemonstration.Member).Select(u => u.Id).SingleAsync(cancellationToken);
        var member = await _db.Set<Member>().AsNoTracking().Include(m => m.Sites).SingleAsync(m => m.AccountId == account, cancellationToken);
        var before = calendar.FirstMembersOn.AddDays(-20);
        foreach (var (kind, text) in new[]
        {
            (JoiningTextKind.Statutes, "L’association réunit les professionnels et structures de santé du territoire, les acteurs médico-sociaux et sociaux, et les représentants des usagers.\n\nLa qualité de membre s’acquiert par une demande écrite, acceptée par le bureau, et par le versement de la cotisation annuelle.\n\nElle se perd par démission, décès ou radiation."),
            (JoiningTextKind.Charter, "Chaque membre respecte le secret professionnel, le libre choix des patients et les règles de sa profession.\n\nIl participe selon ses moyens et déclare ses liens d’intérêts quand une décision les touche."),
        })
        {
            _db.Add(JoiningText.Publish(kind, text, null, before).Required);
        }
        var sentAt = before.AddDays(6).ToDateTime(new(18, 0), DateTimeKind.Utc);
        var application = MembershipApplication.Send(
            new(MemberCategory.Liberal, null, member.Details() with { Notes = null, Sites = [.. member.Details().Sites.Take(1)] }, null),
            new Dictionary<JoiningTextKind, int> { [JoiningTextKind.Statutes] = 1, [JoiningTextKind.Charter] = 1, [JoiningTextKind.DataNotice] = 0 }, accepted: true, sentAt, out _).Required;
        var refusals = application.Confirm(sentAt.AddMinutes(12));
        refusals.AddRange(application.Accept(member.Id, "Antoine Delambre", calendar.FirstMembersOn));
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + refusals[0].Message);
        }
        _db.Add(application);
        await _db.SaveChangesAsync(cancellationToken);
        _db.ChangeTracker.Clear();
    }
}
