using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Space;
using Tisserand.Web.Shell.Trace;

namespace Tisserand.Web.Features.Members.Directory;

/// <summary>In « Mon espace »: what the directory shows of the person, since when and by whose word.</summary>
internal sealed class ConsentsOfSpace(TisserandDb db, Clock clock) : ISpaceSection
{
    public int Order => 70;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        var consents = (await db.ConsentsOf(member, cancellationToken)).ToLookup(c => c.Subject);
        var isOpposed = consents[ConsentSubject.DirectoryOpposition].Any();
        return new("annuaire", "L’annuaire et moi", "eye", "", isOpposed
            ? [Line(ConsentSubject.DirectoryOpposition, consents[ConsentSubject.DirectoryOpposition].First())]
            : [
                new SpaceLine("Nom, profession, commune", "Montrés aux adhérents, sauf opposition de votre part") { Tag = ("montrés", "ok") },
                .. ConsentTexts.Shown.Select(s => Line(s, consents[s].FirstOrDefault())),
            ])
        {
            IsAside = true,
            Acts = [new("Choisir", here.Link("mon-espace/annuaire"), "adjustments-horizontal", "Choisir ce que l’annuaire montre de moi"), new("Voir l’annuaire", here.Link("annuaire"), "book")],
        };
    }

    private SpaceLine Line(ConsentSubject subject, Consent? consent) => new(subject.Label(), consent is null
        ? "Non montré"
        : $"Depuis le {French.LongDay(DateOnly.FromDateTime(clock.Local(consent.GivenAt)))}" + (consent.GivenSource == ConsentSource.OnTheirWord ? $", {consent.GivenSource.Said(consent.GivenBy)}" : ""))
    {
        Tag = consent is null ? ("caché", "") : subject == ConsentSubject.DirectoryOpposition ? ("en vigueur", "wait") : ("montré", "ok"),
    };
}

/// <summary>On a member's card: the same, in short, for the coordination.</summary>
internal sealed class ConsentsOfMember(TisserandDb db) : ITraceOfMember
{
    public int Order => 60;

    public string Name => "annuaire";

    public async Task<TracePart?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        if (!here.Allows(Area.Members, Level.Act))
        {
            return null;
        }
        var consents = await db.ConsentsOf(member, cancellationToken);
        return new("Annuaire des adhérents", "Montre le nom, la profession et la commune.",
            [.. consents.Select(c => new TraceLink(c.Subject.Label(), $"{c.GivenSource.Said(c.GivenBy)}, version {c.TextVersion.ToString(French.Culture)}", here.Link($"adherents/{member}/annuaire")))])
        {
            Acts = [new("Noter son choix…", "", here.Link($"adherents/{member}/annuaire"))],
        };
    }
}
