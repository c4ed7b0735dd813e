using Tisserand.Data;
using Tisserand.Data.Installation;

namespace Tisserand.Web.Shell.Mail;

/// <summary>Posts a message: it leaves once the caller saves, with the act that caused it, or not at all.</summary>
public sealed class Outbox(TisserandDb db, Clock clock)
{
    /// <summary>10 Mo: what most mail servers still take, once encoded, with the message. For all the stored files of one message.</summary>
    public const long MostStored = 10_000_000;

    /// <summary>So many stored files with one message.</summary>
    public const int MostFiles = 20;

    /// <param name="attachment">A PDF, or an appointment (.ics), to join, and its name.</param>
    /// <param name="files">Stored files of the CPTS to join, under <see cref="MostStored"/> and <see cref="MostFiles"/>.</param>
    public OutgoingMail Post(string to, string subject, string body, (string Name, byte[] Content)? attachment = null, IEnumerable<Guid>? files = null) => db.Add(new OutgoingMail
    {
        CptsId = db.Cpts.Id,
        To = to,
        Subject = subject,
        Body = body,
        AttachmentName = attachment?.Name,
        Attachment = attachment?.Content,
        Files = files is null ? null : string.Join('\n', files),
        CreatedAt = clock.UtcNow,
        NotBefore = clock.UtcNow,
    }).Entity;
}

/// <summary>Mail server (section « Courrier » of the configuration). Without a host, messages are written to a folder.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public bool StartTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "tisserand@localhost";

    /// <summary>« https://tisserand.example »: where the application is called (see <see cref="SiteAddress"/>); without it, messages that leave by themselves have no link.</summary>
    public string? Site { get; set; }
}
