using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.People;
using Tisserand.Web.Shell.Space;

namespace Tisserand.Web.Features.Members.Space;

/// <summary>In « Mon espace »: what the entry says of the person, the notes of the coordination excepted.</summary>
internal sealed class EntryOfSpace(TisserandDb db, ProposeChanges propose) : ISpaceSection
{
    private const string Unknown = "Non renseigné";

    public int Order => 60;

    public async Task<SpaceSection?> Of(Guid member, CptsOfRequest here, DateOnly today, CancellationToken cancellationToken)
    {
        // Followed by the context already: the page has read it.
        var entry = (await db.ReadMember(member, cancellationToken))!;
        var practice = MemberText.Practice(entry.IsLiberal, entry.IsSalaried);
        var waiting = await propose.Waiting(member, cancellationToken);
        return new("renseignements", "Mes renseignements", "id-badge-2", "",
        [
            new("Profession", Member.ProfessionLabel(entry.Profession) + (practice.Length > 0 ? ", " + practice.ToLower(French.Culture) : "")),
            new("Numéro RPPS", entry.Rpps ?? Unknown),
            new("Téléphone", entry.Phone.Length > 0 ? French.Phone(entry.Phone) : Unknown),
            new("Adresse électronique", entry.Email.Length > 0 ? entry.Email : "Non renseignée"),
            .. entry.Sites.Select(s => new SpaceLine(s.Rank == 0 ? "Lieu d’exercice" : "Autre lieu d’exercice",
                string.Join(", ", new[] { s.Label, s.Address, MemberText.CommuneName(s.Commune) }.Where(t => t.Length > 0)))),
            .. entry.Memberships.Select(m => new SpaceLine("Adhésion",
                m.EndsOn is { } end ? $"Du {French.LongDay(m.StartsOn)} au {French.LongDay(end)}" : $"Depuis le {French.LongDay(m.StartsOn)}")),
            .. waiting.Select(c => new SpaceLine("Proposé\u00A0: " + ProposedText.Label(c.Field).ToLower(French.Culture), ProposedText.Value(c.Field, c.After).ReplaceLineEndings("\u00A0; ")) { Tag = ("en attente", "wait") }),
        ])
        {
            IsAside = true,
            Acts = [new("Corriger", here.Link("mon-espace/renseignements"), "pencil", "Corriger mes renseignements")],
        };
    }
}
