using Microsoft.AspNetCore.Mvc;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings.Registrations;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Meetings.Registrations;

/// <summary>The organiser registers somebody: an entry of the CPTS, or a professional or partner who has none.</summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class AddRegistrationModel(TisserandDb db, CptsOfRequest here, RegistrationDesk desk) : RegistrationsPage(db, here)
{
    /// <summary>The entry; none for a new person.</summary>
    [BindProperty]
    public Guid? Member { get; set; }

    [BindProperty]
    public string? PersonSearch { get; set; }

    [BindProperty]
    public RegistrantForm Input { get; set; } = new();

    /// <summary>Even when no seat is left.</summary>
    [BindProperty]
    public bool Beyond { get; set; }

    public RegistrationForm Form { get; private set; } = null!;

    public PeopleFound Found { get; private set; } = null!;

    public async Task<IActionResult> OnGet() => await Open() ?? Page();

    /// <summary>Without JavaScript: shows the people of the typed name.</summary>
    public Task<IActionResult> OnPostFind() => OnGet();

    public async Task<IActionResult> OnPost()
    {
        if (await Open() is { } denied)
        {
            return denied;
        }
        var added = Member is { } member ? await desk.Register(Form.Id, member, null, byCoordinator: true, Beyond, Stop) : await desk.Add(Form.Id, Input.Read(), Beyond, Stop);
        ModelState.Refuse(added.Refusals);
        return added.Value is { } done ? Done($"{done.FullName}\u00A0: {done.State.Label()}.", "inscriptions") : Page();
    }

    private async Task<IActionResult?> Open()
    {
        if (await Deny() is { } denied)
        {
            return denied;
        }
        if (await Db.FormOf(Id, Stop) is not { } form)
        {
            return NotFound();
        }
        Form = form;
        Found = await PeopleFound.Of(Db, nameof(Member), PersonSearch, Member, Stop);
        return null;
    }
}
