using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Opens the registrations of a meeting, or changes them: seats, days, for whom, the public address.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class RegistrationSettingsModel(TisserandDb db, CptsOfRequest here, SiteAddress site, RegistrationDesk desk, Clock clock) : RegistrationsPage(db, here)
{
    [BindProperty]
    public SettingsForm Input { get; set; } = new();

    /// <summary>Null until they are opened.</summary>
    public RegistrationForm? Form { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        if (Form is not null)
        {
            var (opens, closes) = (Local(Form.OpensAt), Local(Form.ClosesAt));
            Input = new()
            {
                Capacity = Form.Capacity,
                OpensOn = opens?.Day,
                OpensAt = opens?.Hour,
                ClosesOn = closes?.Day,
                ClosesAt = closes?.Hour,
                MembersOnly = Form.MembersOnly,
                OfferHours = Form.OfferHours,
                Notice = Form.Notice,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        var settings = new RegistrationSettings(Input.Capacity, Utc(Input.OpensOn, Input.OpensAt, TimeOnly.MinValue), Utc(Input.ClosesOn, Input.ClosesAt, new(23, 59)), Input.MembersOnly, Input.OfferHours, Input.Notice);
        var origin = site.Of("");
        if (Form is null)
        {
            var opened = RegistrationForm.Open(Id, origin, settings);
            ModelState.Refuse(opened.Refusals);
            if (opened.Value is { } form && ModelState.IsValid)
            {
                Db.Add(form);
            }
        }
        else if (ModelState.IsValid)
        {
            ModelState.Refuse(Form.Change(origin, settings));
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        await Db.SaveChangesAsync(Stop);
        var offered = Form is null ? 0 : await desk.Settle(Form.Id, Stop);
        return Done(Form is null ? "Les inscriptions sont ouvertes\u00A0: copiez l’adresse publique et diffusez-la."
            : "Les réglages sont enregistrés." + (offered > 0 ? " " + French.Count(offered, "place est proposée", "places sont proposées") + " à la liste d’attente." : ""), "inscriptions");
    }

    public Task<IActionResult> OnPostClose() => Change(f => f.Close(), "Les inscriptions sont fermées.");

    public Task<IActionResult> OnPostReopen() => Change(f => f.Reopen(), "Les inscriptions sont ouvertes de nouveau.");

    public Task<IActionResult> OnPostRenew() => Change(f => f.Renew(), "L’adresse publique est changée\u00A0: l’ancienne ne mène plus nulle part. Les adresses personnelles déjà envoyées restent valables.");

    private async Task<IActionResult> Change(Action<RegistrationForm> act, string said)
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        if (Form is null)
        {
            return NotFound();
        }
        act(Form);
        await Db.SaveChangesAsync(Stop);
        return Done(said, "inscriptions");
    }

    private async Task<IActionResult?> Open()
    {
        var denied = await Deny();
        Form = denied is null ? await Db.Set<RegistrationForm>().SingleOrDefaultAsync(f => f.MeetingId == Id, Stop) : null;
        return denied;
    }

    private (DateOnly Day, TimeOnly Hour)? Local(DateTime? utc) => utc is { } moment && clock.Local(moment) is var local ? (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)) : null;

    private DateTime? Utc(DateOnly? day, TimeOnly? hour, TimeOnly usual) => day is { } known ? clock.Utc(known, hour ?? usual) : null;

    /// <summary>As typed, on the clock of the CPTS.</summary>
    public sealed class SettingsForm
    {
        public int? Capacity { get; set; }

        public DateOnly? OpensOn { get; set; }

        public TimeOnly? OpensAt { get; set; }

        public DateOnly? ClosesOn { get; set; }

        public TimeOnly? ClosesAt { get; set; }

        public bool MembersOnly { get; set; }

        public int? OfferHours { get; set; } = RegistrationForm.UsualOfferHours;

        public string? Notice { get; set; }
    }
}
