using Tisserand.Domain.Funding.Simulation;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Api;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Features.Funding;

/// <summary>POST /api/v1/simulations: the simulator for programs, without a key. The JSON is that of docs/rules/simulateur.md.</summary>
internal static class SimulationApi
{
    /// <summary>Longest request, in bytes: several thousand simulations.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Population of a list of communes in the embedded geography.</summary>
    public static readonly PopulationOfCommunes PopulationOf = codes => Geography.Current.PopulationOf(codes);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/simulations", Simulate).WithMetadata(new PublicAttribute()).DisableAntiforgery()
            .WithName("simulations").WithSummary("Calendrier des versements ACI d’une CPTS qui n’existe pas encore").WithDescription(SimulationShapes.Description)
            .WithTags("Simulateur")
            .Accepts<SimulationAsked>("application/json")
            .Produces<SimulationAnswer>()
            .Produces<ApiErrors>(StatusCodes.Status400BadRequest)
            .Produces<ApiErrors>(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Simulate(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MostBytes)
            {
                return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            }
            body.Write(buffer, 0, read);
        }
        var answer = SimulationText.Run(body.GetBuffer().AsMemory(0, (int)body.Length), PopulationOf);
        return Results.Text(answer.Json, "application/json", statusCode: answer.HttpStatus);
    }
}
