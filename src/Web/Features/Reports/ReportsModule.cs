using System.CommandLine;
using Tisserand.Data.Reports;
using Tisserand.Domain.Access;
using Tisserand.Web.Features.Reports.Commands;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Features.Reports;

/// <summary>Rapport annuel : page, Word, PDF, command.</summary>
public sealed class ReportsModule : IModule
{
    public IEnumerable<MenuEntry> Menu => [new(65, "Rapport annuel", "report", "rapport", Area.Missions)];

    public void AddServices(IServiceCollection services) => services.AddScoped<AnnualReportReader>();

    public IEnumerable<Command> Commands(Cli cli) => [ReportCommand.Make(cli)];
}
