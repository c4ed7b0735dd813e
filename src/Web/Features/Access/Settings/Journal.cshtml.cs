using Tisserand.Domain.Access;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Settings;

/// <summary>Audit trail of the CPTS: who, when, what, before and after.</summary>
[Requires(Area.AuditTrail)]
public sealed class JournalModel(ReadAuditTrail trail) : JournalPage(trail);
