using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Api;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members;

/// <summary>The members for other programs: the same filters as the list.</summary>
internal static class MembersApi
{
    private const int LargestPage = 500;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/c/{code}/adherents", List)
        .WithMetadata(new RequiresAttribute(Area.Members))
        .WithName("adherents").WithSummary("Adhérents de la CPTS, page par page")
        .WithDescription("Mêmes filtres que la liste : q, genre (personne, structure, msp…), profession, commune (codes INSEE séparés par des virgules), etat (a-venir, anciens, jamais, tous), exercice (liberal, salarie, mixte, non-precise), college et etiquette (identifiants) ; page à partir de 1, taille de 1 à 500.")
        .WithTags("Adhérents")
        .Produces<MembersPage>()
        .Produces<ApiErrors>(StatusCodes.Status400BadRequest);

    private static async Task<IResult> List(
        FindMembers find,
        CancellationToken cancellationToken,
        [FromQuery] string? q = null,
        [FromQuery] string? profession = null,
        [FromQuery] string? commune = null,
        [FromQuery] string? etat = null,
        [FromQuery] string? exercice = null,
        [FromQuery] string? genre = null,
        [FromQuery] string? college = null,
        [FromQuery] string? etiquette = null,
        [FromQuery] string? page = null,
        [FromQuery] string? taille = null)
    {
        if (!TryRead(page, 1, int.MaxValue / LargestPage, out var number) || !TryRead(taille, 100, LargestPage, out var size))
        {
            return Results.Json(new ApiErrors(new ApiError("page", "page-invalid", "La page est un nombre à partir de 1, la taille un nombre de 1 à 500.")), statusCode: StatusCodes.Status400BadRequest);
        }
        var members = await find.Find(new MemberFilter
        {
            Search = q ?? "",
            Profession = profession ?? "",
            Communes = string.IsNullOrEmpty(commune) ? [] : commune.Split(','),
            State = etat ?? "",
            Practice = exercice ?? "",
            Kind = genre ?? "",
            College = college ?? "",
            Tag = etiquette ?? "",
        }, cancellationToken);
        var total = await members.CountAsync(cancellationToken);
        var rows = await members.OrderBy(m => m.FoldedName).ThenBy(m => m.Id).Skip((number - 1) * size).Take(size)
            .Select(m => new
            {
                Member = m,
                Sites = m.Sites.OrderBy(s => s.Rank).Select(s => new SiteOfMember(s.Commune, s.Label, s.Address)).ToList(),
            }).ToListAsync(cancellationToken);
        return Results.Json(new MembersPage(total, number, size,
        [
            .. rows.Select(r => new MemberOfPage(r.Member.Id, r.Member.Kind.Code(), r.Member.LastName, r.Member.FirstName, r.Member.Profession, Member.ProfessionLabel(r.Member.Profession),
                r.Member.Rpps, r.Member.Finess, r.Member.Siret, r.Member.IsLiberal, r.Member.IsSalaried, NullIfEmpty(r.Member.Email), NullIfEmpty(r.Member.Phone), r.Member.MemberSince, r.Member.MemberUntil, r.Sites)),
        ]));
    }

    private static bool TryRead(string? text, int otherwise, int most, out int number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

/// <summary>One page of members, and how many there are in all.</summary>
public sealed record MembersPage(int Total, int Page, int PageSize, IReadOnlyList<MemberOfPage> Members);

/// <summary>A member, as the API gives it: a structure has its raison sociale as last name and no profession; the days are those of the last period of membership.</summary>
public sealed record MemberOfPage(
    Guid Id, string Kind, string LastName, string FirstName, string Profession, string ProfessionLabel, string? Rpps, string? Finess, string? Siret, bool IsLiberal, bool IsSalaried,
    string? Email, string? Phone, DateOnly? MemberSince, DateOnly? MemberUntil, IReadOnlyList<SiteOfMember> Sites);

/// <summary>A place of practice; the commune is its INSEE code.</summary>
public sealed record SiteOfMember(string Commune, string Label, string Address);
