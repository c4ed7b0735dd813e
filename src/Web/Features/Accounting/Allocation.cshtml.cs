using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Accounting;
using Tisserand.Domain.Accounting.YearEnd;
using Tisserand.Domain.Foundation;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Formats;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Accounting;

/// <summary>Affectation du résultat: what the assembly made of the result of the year before.</summary>
[Requires(Area.Accounts, Level.Act)]
public sealed class AllocationModel(TisserandDb db, PostEntry post, CptsOfRequest here) : YearEndPage(db, post, here)
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultAllocation Allocation { get; private set; } = null!;

    /// <summary>The entries that allocated it already.</summary>
    public IReadOnlyList<Guid> Done { get; private set; } = [];

    protected override string? Said => Input.Decision;

    public IEnumerable<SelectListItem> Reserves => ResultAllocation.Reserves.Select(r => new SelectListItem($"{r} {Chart.LabelOf(r)}", r));

    protected override async Task Load(CancellationToken stop)
    {
        Allocation = new(Year, Balances);
        Done = await Db.Set<Entry>().Where(e => e.FiscalYearId == Id && e.SourceKind == PostingSource.Allocation && !e.IsReversed).OrderBy(e => e.On).Select(e => e.Id).ToListAsync(stop);
    }

    protected override Outcome<PreparedPostings> Prepare()
    {
        var reserves = string.IsNullOrWhiteSpace(Input.ToReserves) ? Money.Zero : French.ParseEuros(Input.ToReserves);
        return reserves is { } amount ? Allocation.Prepare(Input.On, Input.Decision, amount, Input.Reserve, Source)
            : new Refusal("amount", "Indiquez un montant en euros, à deux décimales au plus.", "ToReserves");
    }

    public sealed class Form
    {
        public DateOnly? On { get; set; }

        public string? Decision { get; set; }

        public string? ToReserves { get; set; }

        public string? Reserve { get; set; }
    }
}
