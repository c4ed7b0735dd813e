using System.Diagnostics;
using System.Net;
using Tisserand.Web.Shell.Api;

namespace Tisserand.Web.Shell;

/// <summary>The one place where a bug becomes an answer, and where an empty 403 or 404 becomes a page.</summary>
public sealed class ErrorPages(RequestDelegate next, ILogger<ErrorPages> logger)
{
    public async Task Invoke(HttpContext context)
    {
        var reference = Activity.Current?.TraceId.ToHexString()[..8] ?? context.TraceIdentifier;
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = bad.StatusCode;
        }
#pragma warning disable CA1031 // The last resort of a request.
        catch (Exception bug) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            logger.LogError(bug, "Request {Method} {Path} failed, reference {Reference}", context.Request.Method, context.Request.Path, reference);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentType is null && context.Response.ContentLength is null)
        {
            await Write(context, reference);
        }
    }

    private static async Task Write(HttpContext context, string reference)
    {
        var (title, text) = context.Response.StatusCode switch
        {
            400 => ("Demande incomplète", "La page que vous avez envoyée a expiré ou est incomplète. Revenez en arrière, rechargez-la et recommencez."),
            401 => ("Connexion requise", "Cette adresse demande une clé d’API valide."),
            403 => ("Accès réservé", "Votre rôle dans cette CPTS ne permet pas cette action. La coordination peut vous donner un autre rôle."),
            404 => ("Page introuvable", "Cette adresse ne mène à rien, ou à un contenu qui ne vous est pas ouvert."),
            413 => ("Fichier trop lourd", "Le fichier envoyé dépasse la taille permise."),
            429 => ("Trop de demandes", "Trop de demandes en peu de temps. Attendez une minute puis recommencez."),
            _ => ("Une erreur est survenue", $"Rien n’a été enregistré. Si cela se reproduit, signalez la référence {reference}."),
        };
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new ApiErrors(new ApiError("", "http-" + context.Response.StatusCode, text)));
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{title} · Tisserand</title><link rel="stylesheet" href="/css/tisserand.css"></head>
            <body class="plain"><main class="plain-card"><h1>{title}</h1><p>{WebUtility.HtmlEncode(text)}</p><p><a href="/">Retour à l’accueil</a></p></main></body></html>
            """);
    }
}
