namespace Tisserand.Data.Reference;

/// <summary>Fichiers nationaux that each fill one table of the reference base.</summary>
public enum NationalFile
{
    /// <summary>Correspondance MSSanté : secure-messaging addresses.</summary>
    Mailboxes = 1,

    /// <summary>FINESS : establishments of health and social care.</summary>
    Establishments = 2,
}

/// <summary>Fichier national en service : the last load of each, its counts.</summary>
public sealed class FileInUse
{
    public NationalFile File { get; init; }

    /// <summary>From 1; the indexes of the table carry it.</summary>
    public long Generation { get; init; }

    public required string FileName { get; init; }

    /// <summary>Day of the extraction, when the file or its name says it.</summary>
    public DateOnly? ExtractedOn { get; init; }

    /// <summary>UTC.</summary>
    public DateTime LoadedAt { get; init; }

    /// <summary>Records read, refused and double ones included.</summary>
    public long Rows { get; init; }

    /// <summary>Records in use.</summary>
    public long Kept { get; init; }

    public long Rejected { get; init; }

    public double Seconds { get; init; }
}

/// <summary>Ligne refusée of a national file in use: the first thousand are kept.</summary>
public sealed class FileRejectedLine
{
    public NationalFile File { get; init; }

    public long Line { get; init; }

    public required string Reason { get; init; }
}
