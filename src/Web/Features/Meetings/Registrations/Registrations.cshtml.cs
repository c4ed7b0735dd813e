using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.Lists;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>Registrations of a meeting: seats, who is registered, to confirm, waiting or cancelled; seats offered, registrations cancelled.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class RegistrationsModel(TisserandDb db, CptsOfRequest here, SiteAddress site, RegistrationDesk desk, Clock clock) : RegistrationsPage(db, here)
{
    private static readonly (string Code, string Label, RegistrationState[] States)[] Groups =
    [
        ("inscrits", "Inscrits", [RegistrationState.Confirmed]),
        ("a-confirmer", "À confirmer", [RegistrationState.Unconfirmed]),
        ("attente", "Liste d’attente", [RegistrationState.Waiting, RegistrationState.Offered]),
        ("annulees", "Annulées", [RegistrationState.Cancelled, RegistrationState.Lapsed]),
    ];

    /// <summary>Code of a group of states; all when none.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    public RegistrationForm Form { get; private set; } = null!;

    public SeatList Seats { get; private set; } = null!;

    public RegistrationStanding Standing { get; private set; }

    public ListPage<RegistrationRow> List { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public int Confirmed { get; private set; }

    public int Questions { get; private set; }

    /// <summary>As the application is called now.</summary>
    public string PublicAddress => site.Of(Here.Link("inscription/" + Form.Secret));

    public async Task<IActionResult> OnGet([FromQuery] ListQuery list)
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        return await Db.FormOf(Id, Stop) is { } form ? await Show(form, list) : Redirect(Here.Link($"reunions/{Id}/inscriptions/reglages"));
    }

    public Task<IActionResult> OnPostOffer([FromQuery] ListQuery list, Guid registration) => Act(list, registration, () => desk.Offer(registration, Stop), r =>
        r.State == RegistrationState.Offered ? $"Une place est proposée à {r.FullName}, par message." : $"{r.FullName}\u00A0: {r.State.Label()}.");

    public Task<IActionResult> OnPostConfirm([FromQuery] ListQuery list, Guid registration) => Act(list, registration, () => desk.Confirm(registration, Stop), r => $"{r.FullName}\u00A0: {r.State.Label()}.");

    public Task<IActionResult> OnPostCancel([FromQuery] ListQuery list, Guid registration) => Act(list, registration, () => desk.Cancel(registration, byCoordinator: true, Stop), r => $"L’inscription de {r.FullName} est annulée, un message lui est envoyé.");

    private async Task<IActionResult> Act(ListQuery list, Guid registration, Func<Task<Outcome<Registration>>> act, Func<Registration, string> said)
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        if (await Db.FormOf(Id, Stop) is not { } form || !await Db.Set<Registration>().AnyAsync(r => r.FormId == form.Id && r.Id == registration, Stop))
        {
            return NotFound();
        }
        var done = await act();
        ModelState.Refuse(done.Refusals, prefix: "");
        Db.ChangeTracker.Clear();
        return done.Value is { } changed ? Done(said(changed), "inscriptions" + (State is null ? "" : "?etat=" + Uri.EscapeDataString(State))) : await Show(form, list);
    }

    private async Task<IActionResult> Show(RegistrationForm form, ListQuery list)
    {
        Form = form;
        var startsAt = clock.Utc(Meeting.Day, Meeting.StartsAt);
        Standing = form.Standing(Meeting, startsAt, clock.UtcNow);
        var all = await Db.Set<Registration>().AsNoTracking().Where(r => r.FormId == form.Id).ToListAsync(Stop);
        Seats = new(form, all, startsAt, clock.UtcNow);
        Confirmed = all.Count(r => r.State == RegistrationState.Confirmed);
        States = [new($"Toutes ({French.Number(all.Count)})", ""), .. Groups.Select(g => new SelectListItem($"{g.Label} ({French.Number(all.Count(r => g.States.Contains(r.State)))})", g.Code))];
        var mayOpenEntries = Here.Allows(Area.Members, Level.See);
        var table = RegistrationList.Table(Meeting.Title, id => mayOpenEntries ? Here.Link("adherents/" + id) : null, clock, Seats.Waiting.Select((r, i) => (r.Id, Position: i + 1)).ToDictionary(w => w.Id, w => w.Position));
        var rows = Filtered(form.Id, list);
        if (ListFiles.File(table, list, table.Sort(rows, list).AsAsyncEnumerable(), clock.Today) is { } file)
        {
            return file;
        }
        Questions = await Db.QuestionsOf(Id, QuestionUse.Registration).CountAsync(Stop);
        List = await ListPage<RegistrationRow>.Read(table, rows, list, Stop);
        return Page();
    }

    private IQueryable<RegistrationRow> Filtered(Guid form, ListQuery list)
    {
        var rows = Db.RegistrationsOf(form);
        if (Array.Find(Groups, g => g.Code == State) is { Code: not null } group)
        {
            var states = group.States.ToList();
            rows = rows.Where(r => EF.Parameter(states).Contains(r.State));
        }
        foreach (var word in FoldedText.Of(list.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(r => r.FoldedName.Contains(word));
        }
        return rows;
    }
}
