using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Contributions volontaires en nature: hours, places and services given, valued on both sides.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class InKindModel(TisserandDb db, PostEntry post, CptsOfRequest here) : YearEndPage(db, post, here)
{
    /// <summary>« valeur »: what is given otherwise than in hours.</summary>
    [FromQuery(Name = "donne")]
    public string? Given { get; set; }

    public bool IsHours => Given != "valeur";

    [BindProperty]
    public Form Input { get; set; } = new();

    protected override string? Said => $"{Input.RateSource} {Input.What}";

    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        new("Prestation offerte", nameof(ContributionInKind.Services)), new("Local ou matériel prêté", nameof(ContributionInKind.Premises)),
        new("Don en nature distribué", nameof(ContributionInKind.Gifts)),
    ];

    protected override Outcome<PreparedPostings> Prepare() => IsHours
        ? VolunteerContribution.OfHours(Year, MissionOf(Input.Mission), Number(Input.Hours), French.ParseEuros(Input.Rate), Input.RateSource, Input.RateOn, Source)
        : VolunteerContribution.OfValue(Year, Input.Kind, MissionOf(Input.Mission), French.ParseEuros(Input.Amount), Input.What, Source);

    private static decimal? Number(string? text) =>
        decimal.TryParse((text ?? "").Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;

    public sealed class Form
    {
        public ContributionInKind Kind { get; set; } = ContributionInKind.Services;

        public string? Mission { get; set; }

        public string? Hours { get; set; }

        public string? Rate { get; set; }

        public string? RateSource { get; set; }

        public DateOnly? RateOn { get; set; }

        public string? Amount { get; set; }

        public string? What { get; set; }
    }
}
