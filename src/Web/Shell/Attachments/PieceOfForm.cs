using Tisserand.Data;
using Tisserand.Data.Documents;

namespace Tisserand.Web.Shell.Attachments;

/// <summary>A file sent with the form that records something: joined once the record is saved, and never a reason to lose what was typed.</summary>
public static class PieceOfForm
{
    /// <summary>What to add to the message shown: nothing when there was no file or when it is joined, why it is not otherwise.</summary>
    public static async Task<string> Join(this FileStore files, TisserandDb db, IFormFile? piece, string subject, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(db);
        if (piece is not { Length: > 0 })
        {
            return "";
        }
        await using var content = piece.OpenReadStream();
        var saved = await files.Save(content, piece.FileName, subject, id, cancellationToken);
        if (!saved.Succeeded)
        {
            return " Son fichier n’est pas joint\u00A0: " + saved.Refusals[0].Message;
        }
        await db.SaveChangesAsync(cancellationToken);
        return "";
    }
}
