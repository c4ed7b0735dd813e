using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Domain.Access;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Members.Bank;

/// <summary>The bank details of a member, for the trésorier.</summary>
[Requires(Area.BankDetails)]
public sealed class OfMemberModel(TisserandDb db, KeepBankDetails keep, CptsOfRequest here) : BankPage(db, keep)
{
    private readonly TisserandDb _db = db;

    [FromRoute]
    public Guid Id { get; set; }

    public override bool IsOwn => false;

    public override string Back => here.Link("adherents/" + Id);

    protected override Task<Member?> Whose() => _db.Set<Member>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == Id && m.ErasedOn == null, Stop);

    protected override IActionResult Missing() => NotFound();
}
