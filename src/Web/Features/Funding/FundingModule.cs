using System.CommandLine;
using Tisserand.Web.Features.Funding.Commands;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;

namespace Tisserand.Web.Features.Funding;

/// <summary>The ACI: simulator, barèmes, contract, payment calendar.</summary>
public sealed class FundingModule : IModule
{
    public void MapApi(IEndpointRouteBuilder routes) => SimulationApi.Map(routes);

    public IEnumerable<Command> Commands(Cli cli) => [SimulateCommand.Create()];
}
