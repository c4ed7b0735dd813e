using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Missions;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Api;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Meetings;

/// <summary>The meetings for other programs: the same filters as the list.</summary>
internal static class MeetingsApi
{
    private const int LargestPage = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/c/{code}/reunions", List)
        .WithMetadata(new RequiresAttribute(Area.Meetings))
        .WithName("reunions").WithSummary("Réunions de la CPTS, page par page")
        .WithDescription("Mêmes filtres que la liste : q, mission (code, ou gouvernance), type, etat (a-saisir, sans-feuille, prevues, tenues, annulees), periode (a-venir, passees, annee-2 du contrat, 2026) ; page à partir de 1, taille de 1 à 500. Par jour croissant.")
        .WithTags("Réunions")
        .Produces<MeetingsPage>()
        .Produces<ApiErrors>(StatusCodes.Status400BadRequest);

    private static async Task<IResult> List(
        TisserandDb db,
        IContractInForce contracts,
        Clock clock,
        CancellationToken cancellationToken,
        [FromQuery] string? q = null,
        [FromQuery] string? mission = null,
        [FromQuery] string? type = null,
        [FromQuery] string? etat = null,
        [FromQuery] string? periode = null,
        [FromQuery] string? page = null,
        [FromQuery] string? taille = null)
    {
        if (!TryRead(page, 1, int.MaxValue / LargestPage, out var number) || !TryRead(taille, 100, LargestPage, out var size))
        {
            return Results.Json(new ApiErrors(new ApiError("page", "page-invalid", "La page est un nombre à partir de 1, la taille un nombre de 1 à 500.")), statusCode: StatusCodes.Status400BadRequest);
        }
        var today = clock.Today;
        var years = await contracts.On(today, cancellationToken) is { } contract ? new ContractYears(contract.SignedOn) : null;
        var meetings = new MeetingFilter { Mission = mission, Kind = type, State = etat, Period = periode }.Apply(db, q, years, today);
        var total = await meetings.CountAsync(cancellationToken);
        var rows = await meetings.Rows(db).OrderBy(r => r.Day).ThenBy(r => r.StartsAt).ThenBy(r => r.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancellationToken);
        return Results.Json(new MeetingsPage(total, number, size,
        [
            .. rows.Select(r => new MeetingOfPage(
                r.Id, r.Title, r.Kind.Code(), r.Mission?.Code(), r.FicheActionId, r.Day, r.StartsAt, r.EndsAt, r.Place.Length == 0 ? null : r.Place,
                StateCode(r.State), r.Invited, r.Present, r.Minutes)),
        ]));
    }

    private static string StateCode(MeetingState state) => state switch
    {
        MeetingState.Planned => "planned",
        MeetingState.Held => "held",
        MeetingState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static bool TryRead(string? text, int otherwise, int most, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }
}

/// <summary>One page of meetings, and how many there are in all.</summary>
public sealed record MeetingsPage(int Total, int Page, int PageSize, IReadOnlyList<MeetingOfPage> Meetings);

/// <summary>A meeting, as the API gives it; hours are on the clock of the CPTS.</summary>
/// <param name="Mission">Null for governance.</param>
/// <param name="Minutes">Minutes of presence, all people together.</param>
public sealed record MeetingOfPage(
    Guid Id, string Title, string Kind, string? Mission, Guid? FicheActionId, DateOnly Day, TimeOnly StartsAt, TimeOnly EndsAt, string? Place,
    string State, int Invited, int Present, int Minutes);
