using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Members;
using Tisserand.Web.Features.Members.Messages;

namespace Tisserand.Web.Demonstration;

/// <summary>Structures and their persons, colleges, tags, roles and skills, segments and a message, in the CPTS of the demonstration.</summary>
internal sealed class DemonstrationGroups(IServiceProvider services, DemonstrationCalendar calendar)
{
    /// <summary>Kind, raison sociale, commune, address, FINESS number of the test of the Luhn key, months after the first members.</summary>
    private static readonly (MemberKind Kind, string Name, string Commune, string Address, string? Finess, int Months)[] Structures =
    [
        (MemberKind.Msp, "MSP des Trois Moulins", "62534", "4 place du Moulin", "620100057", 0),
        (MemberKind.HealthCentre, "Centre de santé de l’Aa", "62765", "17 quai du Haut-Pont", "620100065", 0),
        (MemberKind.Ehpad, "EHPAD Les Tilleuls d’Argent", "62765", "2 rue des Tilleuls", "620100073", 3),
        (MemberKind.Pharmacy, "Pharmacie des Deux Ponts", "62040", "31 rue de la Gare", null, 6),
        (MemberKind.Laboratory, "Laboratoire du Marais audomarois", "62765", "9 rue de l’Arsenal", null, 11),
        (MemberKind.Association, "Association des usagers de l’Audomarois", "62765", "1 place Foch", null, 1),
    ];

    private readonly TisserandDb _db = services.GetRequiredService<TisserandDb>();
    private readonly InventedPeople _dice = new(2029);

    public async Task Live(CancellationToken cancellationToken)
    {
        var persons = await _db.Set<Member>().AsNoTracking().Where(m => m.MemberUntil == null).OrderBy(m => m.Id).ToListAsync(cancellationToken);
        await AddStructures(persons, cancellationToken);
        await AddColleges(cancellationToken);
        await AddTags(persons, cancellationToken);
        await AddSegments(cancellationToken);
        await Write(cancellationToken);
        _db.ChangeTracker.Clear();
    }

    private async Task AddStructures(List<Member> persons, CancellationToken cancellationToken)
    {
        var ties = services.GetRequiredService<TieToStructure>();
        foreach (var (kind, name, commune, address, finess, months) in Structures.Where(s => Geography.Current.Find(s.Commune) is not null))
        {
            var mailbox = FoldedText.Of(name).Replace(' ', '-') + "@exemple.example";
            var structure = Member.Create(new(name, null, null, null, false, false, months == 6 ? null : mailbox, "0353019900", null, [new(null, commune, name, address)]) { Kind = kind, Finess = finess }).Required;
            Must(structure.Start(calendar.FirstMembersOn.AddMonths(months)));
            _db.Add(structure);
            await _db.SaveChangesAsync(cancellationToken);
            var near = persons.Where(p => p.MainCommune == commune).Concat(persons).DistinctBy(p => p.Id).Take(12).ToList();
            _ = (await ties.Tie(structure.Id, near[_dice.Draw(6)].Id, StructureTie.Representative, principal: true, cancellationToken)).Required;
            _ = (await ties.Tie(structure.Id, near[6 + _dice.Draw(6)].Id, kind == MemberKind.Msp ? StructureTie.Partner : StructureTie.Employee, principal: false, cancellationToken)).Required;
        }
    }

    private async Task AddColleges(CancellationToken cancellationToken)
    {
        var colleges = new List<College>();
        (string Name, CollegeAudience For)[] named =
        [
            ("Professionnels libéraux", CollegeAudience.Liberal), ("Professionnels salariés", CollegeAudience.Salaried),
            ("Structures", CollegeAudience.Structure), ("Usagers et partenaires", CollegeAudience.Other),
        ];
        foreach (var (name, audience) in named)
        {
            colleges.Add(College.Create(name, audience, colleges).Required);
        }
        _db.AddRange(colleges);
        await _db.SaveChangesAsync(cancellationToken);
        _ = await services.GetRequiredService<ChooseCollege>().ChooseProposed(_db.Set<Member>(), cancellationToken);
    }

    private async Task AddTags(List<Member> persons, CancellationToken cancellationToken)
    {
        var tags = services.GetRequiredService<ChangeTags>();
        foreach (var (name, percent) in new[] { ("Volontaire soins non programmés", 30), ("Visites à domicile", 22), ("Relais du quartier", 8) })
        {
            var drawn = persons.Where(_ => _dice.Chance(percent)).Select(p => p.Id).ToList();
            _ = (await tags.Put(_db.Set<Member>().Where(m => drawn.Contains(m.Id)), name, cancellationToken)).Required;
        }
        (string Label, string Profession, int Percent)[] skills =
            [("Maître de stage universitaire", "10", 25), ("Tuteur d’étudiants infirmiers", "60", 20), ("Formateur aux gestes d’urgence", "60", 8), ("Anglais", "10", 15), ("Langue des signes française", "91", 12), ("Plaies et cicatrisation", "60", 18)];
        foreach (var (label, profession, percent) in skills)
        {
            var able = persons.Where(p => p.Profession == profession && _dice.Chance(percent)).ToList();
            _db.AddRange(able.Select(p => MemberCompetence.Give(p.Id, label, _dice.Chance(50) ? calendar.FirstMembersOn.AddDays(_dice.Draw(300)) : null, null).Required));
        }
        await _db.SaveChangesAsync(cancellationToken);
    }

    private async Task AddSegments(CancellationToken cancellationToken)
    {
        var volunteers = await _db.Set<Tag>().Where(t => t.FoldedName == FoldedText.Of("Volontaire soins non programmés")).Select(t => t.Id).SingleAsync(cancellationToken);
        (string Name, MemberFilter Filter)[] named =
        [
            ("Infirmiers à jour, trois communes", new() { Profession = "60", Communes = ["62765", "62534", "62040"], Facets = new Dictionary<string, string> { ["cotisation"] = "a-jour" } }),
            ("Structures adhérentes", new() { Kind = MemberFilter.AnyStructure }),
            ("Volontaires soins non programmés", new() { Tag = volunteers.ToString() }),
            ("Jamais venus en réunion", new() { Facets = new Dictionary<string, string> { ["venue"] = "jamais" } }),
        ];
        var segments = new List<Segment>();
        foreach (var (name, filter) in named)
        {
            segments.Add(Segment.Save(name, filter.ToQuery(), "Claire Maurin", segments).Required);
        }
        _db.AddRange(segments);
        await _db.SaveChangesAsync(cancellationToken);
    }

    private async Task Write(CancellationToken cancellationToken)
    {
        var structures = await services.GetRequiredService<FindMembers>().Find(new MemberFilter { Kind = MemberFilter.AnyStructure }, cancellationToken);
        _ = (await services.GetRequiredService<WriteToMembers>().Send(Guid.CreateVersion7(), structures, "Assemblée générale\u00A0: votre représentant",
            "Bonjour,\n\nL’assemblée générale approche. Merci de nous dire qui représentera votre structure.\n\nClaire Maurin, coordinatrice", "Segment «\u00A0Structures adhérentes\u00A0»", cancellationToken)).Required;
    }

    private static void Must(List<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new InvalidOperationException("The demonstration was refused: " + string.Join(' ', refusals.Select(r => r.Message)));
        }
    }
}
