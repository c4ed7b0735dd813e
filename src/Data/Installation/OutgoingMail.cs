using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Installation;

/// <summary>Courrier sortant : a message to send, written in the same transaction as the act that causes it.</summary>
public sealed class OutgoingMail
{
    public Guid Id { get; init; }

    /// <summary>The CPTS that writes; empty for the installation (password reset).</summary>
    public CptsId? CptsId { get; init; }

    public string To { get; init; } = "";

    public string Subject { get; init; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; init; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; null while waiting.</summary>
    public DateTime? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>UTC; not tried before.</summary>
    public DateTime NotBefore { get; set; }

    public string LastError { get; set; } = "";

    /// <summary>Name of the file joined to the message; null without one.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>Its bytes, a PDF or an appointment (.ics); let go once the message has left.</summary>
    public byte[]? Attachment { get; set; }

    /// <summary>Stored files of the CPTS that leave with the message, one identifier by line; null for none. Read when it leaves, not copied for each addressee.</summary>
    public string? Files { get; init; }

    public IEnumerable<Guid> StoredFiles() => (Files ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Guid.ParseExact(l, "D"));
}
