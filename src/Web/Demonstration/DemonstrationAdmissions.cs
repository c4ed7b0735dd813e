using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Admissions;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Demonstration;

/// <summary>The public form, open, and what it has brought: to decide, waiting for an answer, refused. No letter leaves: a link needs a visitor.</summary>
internal sealed class DemonstrationAdmissions(TisserandDb db, DateOnly today)
{
    private const string President = "Antoine Delambre";

    public async Task Live(CancellationToken cancellationToken)
    {
        var settings = new AdmissionSettings();
        settings.Change(isOpen: true, "Vous exercez ou agissez dans les Deux Vallées\u00A0? Trois minutes suffisent pour demander à adhérer.");
        db.Add(settings);

        // One is known already: the bureau recognises the entry.
        var known = await db.Set<Member>().OrderBy(m => m.FoldedName).Skip(12).FirstAsync(cancellationToken);
        Received(3, MemberCategory.Liberal, known.LastName, known.FirstName, known.Profession, known.Email, "J’ai changé de cabinet cet automne.");
        Received(1, MemberCategory.Salaried, "Wattebled", "Maëlle", "60", "maelle.wattebled@exemple.example", "Infirmière de coordination à l’hôpital, je peux parler des sorties difficiles.");
        var asked = Received(9, MemberCategory.UserRepresentative, "Outrebon", "Gérard", Member.OtherProfession, "gerard.outrebon@exemple.example", "");
        _ = asked.AskMore("Quelle association d’usagers représentez-vous\u00A0?", President, today.AddDays(-6)).Required;
        Received(40, MemberCategory.Other, "Ziemniak", "Hugo", Member.OtherProfession, "hugo.ziemniak@exemple.example", "").Refuse("Votre activité n’est pas dans notre territoire\u00A0; la CPTS voisine vous accueillera.", President, today.AddDays(-33));
        await db.SaveChangesAsync(cancellationToken);
    }

    private MembershipApplication Received(int daysAgo, MemberCategory category, string lastName, string firstName, string profession, string email, string message)
    {
        var moment = today.AddDays(-daysAgo).ToDateTime(new(18, 20), DateTimeKind.Utc);
        var person = new MemberDetails(lastName, firstName, profession, null, category == MemberCategory.Liberal, category == MemberCategory.Salaried, email, null, null, []);
        var texts = new Dictionary<JoiningTextKind, int> { [JoiningTextKind.Statutes] = 1, [JoiningTextKind.Charter] = 1, [JoiningTextKind.DataNotice] = 0 };
        var application = MembershipApplication.Send(new(category, null, person, message), texts, accepted: true, moment, out _).Required;
        application.Confirm(moment.AddMinutes(4));
        db.Add(application);
        return application;
    }
}
