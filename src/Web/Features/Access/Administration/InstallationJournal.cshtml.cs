using Tisserand.Web.Features.Access.Settings;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Access.Administration;

/// <summary>Audit trail of the installation's own tables; what happens inside a CPTS is in the journal of that CPTS.</summary>
[Administrator]
public sealed class InstallationJournalModel(ReadAuditTrail trail) : JournalPage(trail);
