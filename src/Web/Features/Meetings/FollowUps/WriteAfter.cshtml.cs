using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.FollowUps;
using Tisserand.Web.Features.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.FollowUps;

/// <summary>Writes to one group of a meeting; the certificate of each, or the address of the satisfaction form, may go along.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class WriteAfterModel(TisserandDb db, CptsOfRequest here, SiteAddress site, SendAfterMeeting send) : RegistrationsPage(db, here)
{
    /// <summary>Code of a group.</summary>
    [FromQuery(Name = "groupe")]
    public string? GroupCode { get; set; }

    /// <summary>« attestations », « satisfaction »; a message otherwise.</summary>
    [FromQuery(Name = "quoi")]
    public string? What { get; set; }

    [BindProperty]
    public string? Subject { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>That of the mailing to be: pressed twice, it leaves once.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    public MeetingGroup Group => MeetingGroups.Find(GroupCode) ?? MeetingGroup.Present;

    public MailingKind Kind => What switch
    {
        "attestations" => MailingKind.Certificates,
        "satisfaction" => MailingKind.Satisfaction,
        _ => MailingKind.Message,
    };

    public IReadOnlyList<MeetingPerson> People { get; private set; } = [];

    public int Reachable => People.Count(p => p.Email.Length > 0);

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        Key = Guid.CreateVersion7();
        var meeting = $"« {Meeting.Title} » du {French.LongDay(Meeting.Day)}";
        (Subject, Text) = Kind switch
        {
            MailingKind.Certificates => ($"Votre attestation de présence : {Meeting.Title}", $"Voici votre attestation de présence à la réunion {meeting}.\n\nMerci de votre participation."),
            MailingKind.Satisfaction => ($"Votre avis : {Meeting.Title}", $"Vous étiez à la réunion {meeting}. Deux minutes pour nous dire ce que vous en avez pensé ? Les réponses sont anonymes : l’adresse ci-dessous est la même pour tous."),
            _ => ($"{Meeting.Title}, {French.LongDay(Meeting.Day)}", "Bonjour,\n\n"),
        };
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        // Begun, it is carried through even when the page is left.
        var link = Kind == MailingKind.Satisfaction ? await SatisfactionLink() : "";
        var sent = await send.Send(Key, Id, Kind, Group, Subject, Text, link, CancellationToken.None);
        ModelState.Refuse(sent.Refusals, prefix: "");
        return sent.Value is { } mailing ? Done($"{mailing.Kind.Label()}\u00A0: {French.Count(mailing.RecipientCount, "destinataire", "destinataires")}, chacun dans son propre courrier.", "suites") : Page();
    }

    private async Task<string> SatisfactionLink()
    {
        var form = await Db.Serially(async () =>
            await Db.Set<SatisfactionForm>().SingleOrDefaultAsync(f => f.MeetingId == Id, Stop) ?? Db.Add(SatisfactionForm.Open(Id)).Entity, Stop);
        return site.Of(Here.Link("satisfaction/" + form.Secret));
    }

    private async Task<IActionResult?> Open()
    {
        var denied = await Deny();
        People = denied is null ? await Db.Audience(Id, Group, Stop) : [];
        return denied;
    }
}
