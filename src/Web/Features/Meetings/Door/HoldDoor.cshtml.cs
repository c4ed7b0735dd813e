using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings.Door;

/// <summary>
/// Tenir la porte: a list to touch, codes to scan, newcomers to add, with or without network. The page itself names nobody: the telephone
/// asks for the list, keeps what it does, and sends it when it can (wwwroot/js/door.js).
/// </summary>
[Requires(Area.Meetings, Level.Act, OrOwnMissions = true)]
public sealed class HoldDoorModel(TisserandDb db, KeepDoor keep, IAntiforgery antiforgery, CptsOfRequest here, Clock clock) : PageModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, MaxDepth = 8 };

    [FromRoute]
    public Guid Id { get; set; }

    public Meeting Meeting { get; private set; } = null!;

    /// <summary>Whose telephone it is: what another account left on it is neither shown nor sent.</summary>
    public string Me => Caller.Of(User)!.AccountId?.ToString("N") ?? "";

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGet() => await Read() ?? Page();

    /// <summary>The list as it stands, the time of the server, and the token to send acts with.</summary>
    /// <param name="all">With the others of the CPTS.</param>
    public async Task<IActionResult> OnGetList([FromQuery(Name = "tous")] bool all)
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        Response.Headers.CacheControl = "no-store";
        var door = await db.Set<MeetingDoor>().AsNoTracking().SingleOrDefaultAsync(d => d.MeetingId == Id, Stop);
        return new JsonResult(new
        {
            Now = new DateTimeOffset(clock.UtcNow).ToUnixTimeMilliseconds(),
            Token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken,
            Me,
            Signs = door?.WantsSignature ?? false,
            Departure = DoorPresence.MinutesBeforeDeparture,
            People = await DoorList.Listed(db, Id, clock, Stop),
            Others = all ? await DoorList.Others(db, Id, Stop) : null,
        });
    }

    /// <summary>Acts, as the telephone kept them.</summary>
    public async Task<IActionResult> OnPost()
    {
        if (await Read() is { } refused)
        {
            return refused;
        }
        DoorMessage? message;
        try
        {
            message = await JsonSerializer.DeserializeAsync<DoorMessage>(Request.Body, Json, Stop);
        }
        catch (JsonException)
        {
            message = null;
        }
        if (message is not { Acts: { Count: <= KeepDoor.MostActs } acts } || acts.Any(a => a is null || a.Way == DoorWay.Poster || !Enum.IsDefined(a.Act) || !Enum.IsDefined(a.Way)))
        {
            return BadRequest();
        }
        // Sent later under another account, it would say that somebody else held the door.
        if (message.Me != Me)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }
        var deeds = acts.Select(a => new DoorDeed(a.Token, Moment(a.At), a.Member, a.Code, a.Newcomer, a.Act, a.Way, a.Undoes, a.Signature)).ToList();
        return await keep.Keep(Id, deeds, message.Phone ?? "", Caller.Of(User)!.Name, Stop) is { } answers ? new JsonResult(answers) : NotFound();
    }

    private static DateTime Moment(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 86_400_000L * 366)).UtcDateTime;

    private async Task<IActionResult?> Read()
    {
        if (await db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id, Stop) is not { } meeting)
        {
            return NotFound();
        }
        Meeting = meeting;
        return here.Allows(Area.Meetings, Level.Act, meeting.Mission) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <param name="Me">Account under which the acts were done.</param>
    private sealed record DoorMessage(string? Me, string? Phone, IReadOnlyList<DoorActSent> Acts);

    /// <param name="At">Milliseconds of the Unix clock, set right on that of the server.</param>
    private sealed record DoorActSent(
        Guid Token, long At, Guid? Member, string? Code, DoorNewcomer? Newcomer, DoorAct Act, DoorWay Way, Guid? Undoes, string? Signature);
}
