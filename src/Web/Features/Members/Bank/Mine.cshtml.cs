using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>One's own bank details.</summary>
[OfCpts]
public sealed class MineModel(TisserandDb db, KeepBankDetails keep, CptsOfRequest here) : BankPage(db, keep)
{
    private readonly TisserandDb _db = db;

    public override bool IsOwn => true;

    public override string Back => here.Link("mes-donnees");

    protected override async Task<Member?> Whose() => Caller.Of(User)?.AccountId is { } account
        ? await _db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.AccountId == account, Stop)
        : null;

    protected override IActionResult Missing() => Page();
}
