using Microsoft.OpenApi;
using Tisserand.Web.Shell.Gate;

namespace Tisserand.Web.Shell.Api;

/// <summary>The API told to programs (OpenAPI) and to people (Swagger UI, at /api), from the endpoints themselves.</summary>
internal static class ApiDocument
{
    public const string Address = "/api/v1/openapi.json";
    private const string Key = "cle-api";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Tisserand",
                Version = "1",
                Description = "Une clé appartient à une CPTS et à un rôle ; la coordination la crée dans Paramètres, Clés d’API, ou par la commande api-key. "
                    + "Les simulations n’en demandent pas. Un refus répond toujours { \"errors\": [{ \"field\", \"code\", \"message\" }] }.",
            };
            // Wherever it is installed, behind any proxy.
            document.Servers = [new() { Url = "/" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Authorization: Bearer, puis la clé." },
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<PublicAttribute>().Any())
            {
                operation.Security = [new() { [new OpenApiSecuritySchemeReference(Key, context.Document)] = [] }];
                operation.Responses ??= [];
                foreach (var (status, meaning) in new[] { ("401", "Clé absente, inconnue ou révoquée"), ("403", "Le rôle de la clé ne le permet pas"), ("404", "CPTS inconnue, ou pas celle de la clé") })
                {
                    operation.Responses.TryAdd(status, new OpenApiResponse { Description = meaning });
                }
            }
            return Task.CompletedTask;
        });
    });

    /// <summary>The document, in the way of requests like any endpoint; the pages are files inside the Swagger UI library.</summary>
    public static void Map(WebApplication app)
    {
        app.MapOpenApi(Address).WithMetadata(new PublicAttribute());
        app.UseSwaggerUI(pages =>
        {
            pages.RoutePrefix = "api";
            pages.DocumentTitle = "API · Tisserand";
            pages.SwaggerEndpoint(Address, "API v1");
            pages.DefaultModelsExpandDepth(-1);
        });
    }
}
