using Tisserand.Domain.Access;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Sharing;

/// <summary>Documents by mission, their versions, and links that expire to show one to somebody without an account.</summary>
public sealed class SharingModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(55, "Documents", "folder", "documents", Area.Meetings)];

    public IEnumerable<RecordWords> Records =>
    [
        new(nameof(ShareLink), "Lien de partage",
            ("SeriesId", RecordWords.Untold), ("Label", "Pour"), ("Hash", RecordWords.Untold), ("ExpiresAt", "Expire"), ("PasswordHash", "Mot de passe"), ("IsOnce", "Une seule fois"),
            ("Reads", "Lectures"), ("WrongTries", "Mots de passe refusés"), ("RevokedAt", "Retiré"), ("CreatedAt", "Créé"), ("CreatedBy", "Par")),
        new(nameof(ShareRead), "Lecture d’un lien de partage", ("ShareId", RecordWords.Untold), ("FileId", RecordWords.Untold), ("ReadAt", "Lu")),
    ];

    public IEnumerable<PersonalRecord> PersonalRecords =>
    [
        new(typeof(ShareLink), "Liens de partage", ErasureFate.Kept) { Authors = ["CreatedBy"], Impersonal = ["Label", "Hash", "PasswordHash"], Why = "le lien reste, son auteur devient «\u00A0Personne effacée\u00A0»" },
    ];

    public void AddServices(IServiceCollection services) => services.AddScoped<ReadShared>().AddSingleton(MissionShelf.Subject);
}
