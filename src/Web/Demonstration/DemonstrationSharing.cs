using System.Text;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Domain.Missions;
using Tisserand.Domain.Sharing;
using Tisserand.Web.Features.Sharing;
using Tisserand.Web.Shell;

namespace Tisserand.Web.Demonstration;

/// <summary>A document of the mission Parcours in two versions, shared with a partner; its address was told to them and is kept nowhere.</summary>
internal sealed class DemonstrationSharing(IServiceProvider services)
{
    public async Task Live(CancellationToken cancellationToken)
    {
        var (db, store, clock) = (services.GetRequiredService<TisserandDb>(), services.GetRequiredService<FileStore>(), services.GetRequiredService<Clock>());
        Stream Content(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));
        var first = (await store.Save(Content("Protocole plaies chroniques, projet soumis au groupe."), "Protocole plaies chroniques.txt", MissionShelf.SubjectName, MissionShelf.IdOf(MissionCode.Pathways), cancellationToken)).Required;
        await db.SaveChangesAsync(cancellationToken);
        _ = (await store.SaveVersion(Content("Protocole plaies chroniques, relu par le groupe."), "Protocole plaies chroniques, relu.txt", first, cancellationToken)).Required;
        db.Add(ShareLink.Open(first.Series(), "Centre hospitalier, équipe mobile", ShareLink.UsualDays, null, once: false, "Claire Maurin", clock.UtcNow).Required.Link);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
