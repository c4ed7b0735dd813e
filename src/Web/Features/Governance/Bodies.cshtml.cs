using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Data.Governance;
using Tisserand.Data.Members;
using Tisserand.Domain.Access;
using Tisserand.Domain.Governance;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Governance;

/// <summary>The bodies of the association and who sits in them.</summary>
[Requires(Area.Governance)]
public sealed class BodiesModel(TisserandDb db, CptsOfRequest here, Clock clock) : PageModel
{
    /// <summary>Mandates that are over too.</summary>
    [BindProperty(SupportsGet = true, Name = "tous")]
    public bool All { get; set; }

    [BindProperty]
    public int? AlertDays { get; set; }

    public IReadOnlyList<GoverningBody> Bodies { get; private set; } = [];

    public int Members { get; private set; }

    public int ToDeclare { get; private set; }

    /// <summary>Officers who have an account without the role of their function: proposed, never given silently.</summary>
    public IReadOnlyList<RoleProposal> Roles { get; private set; } = [];

    private IReadOnlyList<MandateRow> _mandates = [];

    private int _alertDays;

    private CancellationToken Stop => HttpContext.RequestAborted;

    public async Task OnGet()
    {
        await Load();
        AlertDays = _alertDays;
    }

    public async Task<IActionResult> OnPostSettings()
    {
        var refusals = await db.Serially(async () =>
        {
            var settings = await db.Set<GovernanceSettings>().SingleOrDefaultAsync(Stop) ?? db.Add(new GovernanceSettings()).Entity;
            return settings.Change(AlertDays);
        }, Stop);
        if (refusals.Count > 0)
        {
            ModelState.Refuse(refusals, prefix: "");
            await Load();
            return Page();
        }
        TempData["Done"] = $"Vous serez prévenu {AlertDays} jours avant la fin d’un mandat.";
        return Redirect(here.Link("vie-associative"));
    }

    public IReadOnlyList<MandateRow> Mandates(GoverningBody body) => [.. _mandates.Where(m => m.Line.BodyId == body.Id)];

    public IReadOnlyList<MandateRow> Holding(GoverningBody body) => [.. Mandates(body).Where(m => m.Line.Period.Contains(clock.Today))];

    public (string Word, string Tone) StateOf(Mandate mandate) =>
        mandate.StartsOn > clock.Today ? ("à venir", "wait")
        : mandate.EndsOn < clock.Today ? (mandate.EndReason.Length > 0 ? "terminé : " + mandate.EndReason : "terminé", "")
        : mandate.EndsOn <= clock.Today.AddDays(_alertDays) ? ("s’achève bientôt", "due")
        : ("en cours", "ok");

    private async Task Load()
    {
        var today = clock.Today;
        Bodies = await db.Set<GoverningBody>().AsNoTracking().OrderBy(b => b.Kind == BodyKind.Board ? 0 : b.Kind == BodyKind.Bureau ? 1 : 2).ThenBy(b => b.Name).ToListAsync(Stop);
        _alertDays = (await db.ReadGovernanceSettings(Stop)).AlertDays;
        _mandates = [.. (await db.MandateRows().AsNoTracking().Where(m => All || m.Line.EndsOn == null || m.Line.EndsOn >= today).ToListAsync(Stop))
            .OrderBy(m => m.Line.EndsOn < today).ThenBy(m => m.Line.Seat).ThenBy(m => m.FoldedName, StringComparer.Ordinal).ThenBy(m => m.Line.StartsOn)];
        Members = await db.Set<Member>().In(db, MembershipState.Current, today).CountAsync(Stop);
        ToDeclare = (await db.ReadChanges(today, Stop)).Count(c => c.Declaration is null);
        var accounts = _mandates.Where(m => m.AccountId is not null && m.Line.Period.Contains(today)).Select(m => m.AccountId!.Value).Distinct().ToList();
        var cpts = here.Required.Id;
        var held = accounts.Count == 0 ? [] : await db.Set<CptsAccess>().Where(a => a.CptsId == cpts && EF.Parameter(accounts).Contains(a.AccountId)).Select(a => new { a.AccountId, a.Role }).ToListAsync(Stop);
        Roles = [.. from m in _mandates
                    where m.AccountId is not null && m.Line.Period.Contains(today) && m.BodyKind == BodyKind.Bureau
                    let role = m.Line.Seat switch { Seat.President => Role.President, Seat.Treasurer => Role.Treasurer, _ => Role.BoardMember }
                    where !held.Any(h => h.AccountId == m.AccountId && h.Role == role)
                    select new RoleProposal(m.FullName, m.Line.Seat, role)];
    }
}

/// <summary>An officer whose account lacks the role of the function.</summary>
public sealed record RoleProposal(string FullName, Seat Seat, Role Role);
