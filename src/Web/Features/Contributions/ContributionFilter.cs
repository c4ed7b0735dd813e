using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Contributions;
using Tisserand.Data.Members;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Contributions;

/// <summary>What the list of contributions shows, kept in the address; the acts on a selection or on the whole filter read it too.</summary>
public sealed class ContributionFilter
{
    /// <summary>More than this many at once is a filter forgotten.</summary>
    public const int Most = 5_000;

    private const string EveryYear = "toutes";

    /// <summary>A civil year, or « toutes »; the present one otherwise.</summary>
    [FromQuery(Name = "annee")]
    public string? Year { get; set; }

    /// <summary>a-payer, en-retard, payees, exonerees, annulees, sans-objet; otherwise all of them.</summary>
    [FromQuery(Name = "etat")]
    public string? State { get; set; }

    /// <summary>Code of a category.</summary>
    [FromQuery(Name = "categorie")]
    public string? Category { get; set; }

    /// <summary>Code of a profession.</summary>
    [FromQuery(Name = "profession")]
    public string? Profession { get; set; }

    /// <summary>Code of a means of payment.</summary>
    [FromQuery(Name = "moyen")]
    public string? Means { get; set; }

    /// <summary>Beginnings of words: name, e-mail address, RPPS number.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>One member.</summary>
    [FromQuery(Name = "personne")]
    public Guid? Person { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(State + Category + Profession + Means + Search) || Person is not null;

    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("Tous", ""), new("À payer", "a-payer"), new("En retard", "en-retard"), new("Payées", "payees"), new("Exonérées", "exonerees"), new("Rien à payer (0\u00A0€)", "sans-objet"),
        new("Annulées", "annulees"),
    ];

    public static IReadOnlyList<SelectListItem> Categories { get; } = [new("Toutes", ""), .. MemberCategories.All.Select(c => new SelectListItem(c.Label(), c.Code()))];

    public static IReadOnlyList<SelectListItem> MeansOptions { get; } = [new("Tous", ""), .. ContributionWords.AllMeans.Select(m => new SelectListItem(Capital(m.Label()), m.Code()))];

    /// <summary>The last years, the next one, and all of them.</summary>
    public IReadOnlyList<SelectListItem> Years(DateOnly today) =>
    [
        .. Enumerable.Range(0, 6).Select(i => today.Year + 1 - i).Concat(YearOn(today) is { } shown ? [shown] : []).Distinct().OrderDescending()
            .Select(y => new SelectListItem(Text(y), Text(y), y == YearOn(today))),
        new("Toutes", EveryYear, YearOn(today) is null),
    ];

    /// <summary>The year shown; null for all.</summary>
    public int? YearOn(DateOnly today) => Year == EveryYear ? null : ContributionYears.Read(Year) ?? today.Year;

    public IQueryable<ContributionRow> Apply(TisserandDb db, DateOnly today)
    {
        var rows = db.ContributionRows(FoldedText.Of(Search).Length > 0 ? db.Set<Member>().Found(db, Search) : null).AsNoTracking();
        if (Person is { } person)
        {
            rows = rows.Where(r => r.MemberId == person);
        }
        if (YearOn(today) is { } year)
        {
            rows = rows.Where(r => r.Line.Year == year);
        }
        rows = State switch
        {
            "a-payer" => rows.Where(r => r.Line.State == ContributionState.Called && r.Line.Amount.Cents > 0),
            "en-retard" => rows.Standing(ContributionStanding.Late, today),
            "payees" => rows.Standing(ContributionStanding.Paid, today),
            "exonerees" => rows.Standing(ContributionStanding.Exempt, today),
            "annulees" => rows.Standing(ContributionStanding.Cancelled, today),
            "sans-objet" => rows.Standing(ContributionStanding.NothingDue, today),
            _ => rows,
        };
        if (MemberCategories.Find(Category) is { } category)
        {
            rows = rows.Where(r => r.Line.Category == category);
        }
        if (!string.IsNullOrEmpty(Profession))
        {
            rows = rows.Where(r => r.Line.Profession == Profession);
        }
        if (ContributionWords.FindMeans(Means) is { } means)
        {
            rows = rows.Where(r => r.Line.Means == means);
        }
        return rows;
    }

    /// <summary>What the boxes or the button « tout le filtre » designate, in the order of names; too many is refused by taking none.</summary>
    public IQueryable<ContributionRow> Chosen(TisserandDb db, Guid[] ids, bool all, DateOnly today) =>
        (all ? Apply(db, today) : db.ContributionRows().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id))).OrderBy(r => r.FoldedName).ThenBy(r => r.Line.Year).Take(Most);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}

/// <summary>Members that a selection designates.</summary>
internal static class MembersOfSelection
{
    /// <summary>
    /// The boxes hold identifiers of members, or of contributions; or all the contributions of the filter; or the address chooses all that
    /// the filters of the list of members find (<see cref="IChosenMembers"/>). Read first, in one query of
    /// its own: within another, PostgreSQL asks it anew for each row.
    /// </summary>
    public static async Task<List<Guid>> MembersChosen(
        this TisserandDb db, IChosenMembers members, HttpRequest request, ContributionFilter filter, Guid[] ids, bool all, DateOnly today, CancellationToken cancellationToken)
    {
        if (request.ChoosesAllMembers())
        {
            return await (await members.Of(request.Query, cancellationToken)).OrderBy(m => m.FoldedName).Select(m => m.Id).ToListAsync(cancellationToken);
        }
        var chosen = await filter.Chosen(db, ids, all, today).Select(r => r.MemberId).ToListAsync(cancellationToken);
        return [.. chosen.Concat(all ? [] : ids).Distinct()];
    }

    /// <summary>Everybody that the filters of the list of members find.</summary>
    public static bool ChoosesAllMembers(this HttpRequest request) => request.Query["tout"] == "true";
}
