using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data.Reference;

/// <summary>Which national files are in use, and what was refused of them.</summary>
public sealed class NationalFileQueries(ReferenceDb db)
{
    /// <summary>Null when none was loaded.</summary>
    public Task<FileInUse?> InUse(NationalFile file, CancellationToken cancellationToken = default) =>
        db.FilesInUse.SingleOrDefaultAsync(f => f.File == file, cancellationToken);

    /// <summary>The first thousand, by line.</summary>
    public Task<List<FileRejectedLine>> RejectedLines(NationalFile file, CancellationToken cancellationToken = default) =>
        db.FileRejectedLines.Where(l => l.File == file).OrderBy(l => l.Line).ToListAsync(cancellationToken);
}
