using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Meetings;
using Tisserand.Domain.Meetings;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Meetings.Papers;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Meetings.Invitations;

/// <summary>What is printed of the invitations of a meeting: the letter, the labels, the account in numbers.</summary>
internal static class InvitationPapers
{
    public static async Task<IResult> Letter(Guid id, string? format, TisserandDb db, CptsOfRequest here, CancellationToken cancellationToken) =>
        await Meeting(db, id, cancellationToken) is { } meeting ? Sent(PaperFiles.Of(InvitationLetter.Of(here.Required.Name, meeting), format ?? PaperFiles.Pdf)) : Results.NotFound();

    public static async Task<IResult> Report(Guid id, string? format, TisserandDb db, CptsOfRequest here, Clock clock, CancellationToken cancellationToken)
    {
        if (await Meeting(db, id, cancellationToken) is not { } meeting)
        {
            return Results.NotFound();
        }
        var counts = (await db.CountInvitations(id, cancellationToken)).OrderBy(c => Nomenclature.FindProfession(c.Profession)?.Order ?? int.MaxValue).ToList();
        var rounds = await db.Set<InvitationRound>().AsNoTracking().Where(r => r.MeetingId == id).OrderBy(r => r.InvitedOn).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        return Sent(PaperFiles.Of(InvitationReport.Of(here.Required.Name, meeting, counts, rounds, clock.Today), format ?? PaperFiles.Pdf));
    }

    /// <summary>Of those without an e-mail address, in the order of the post; everybody with ?qui=tous.</summary>
    public static async Task<IResult> Labels(Guid id, string? format, string? qui, TisserandDb db, CptsOfRequest here, CancellationToken cancellationToken)
    {
        if (await Meeting(db, id, cancellationToken) is not { } meeting)
        {
            return Results.NotFound();
        }
        var rows = await InvitedList.Rows(db, id, null, null, qui == "tous" ? null : "sans-courriel")
            .Where(r => !r.IsForgotten).OrderBy(r => r.PostalCode).ThenBy(r => r.FoldedName).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var sheet = LabelFormat.Find(format) ?? LabelFormat.All[0];
        var file = LabelSheet.Write($"Étiquettes\u00A0: {meeting.Title}", here.Required.Name, sheet, rows.Select(r => r.PostalLines));
        return Results.File(file, "application/pdf", $"etiquettes-{sheet.PerSheet}-par-feuille.pdf");
    }

    private static Task<Meeting?> Meeting(TisserandDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Meeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);

    private static IResult Sent(IActionResult? file) => file is null ? Results.NotFound() : new AsResult(file);

    /// <summary>The file of a paper, answered by an endpoint that is no page.</summary>
    private sealed class AsResult(IActionResult file) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => file.ExecuteResultAsync(new ActionContext { HttpContext = httpContext });
    }
}
