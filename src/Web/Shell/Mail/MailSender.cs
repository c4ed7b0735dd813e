using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Tisserand.Data;
using Tisserand.Data.Documents;
using Tisserand.Data.Installation;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Documents;

namespace Tisserand.Web.Shell.Mail;

/// <summary>
/// Sends what waits in the outbox, a few messages at a time; a failure is tried again later, more and more seldom. Without a
/// mail server, each message becomes a file in the data folder (courrier/), for the administrator to read.
/// </summary>
public sealed class MailSender(IServiceScopeFactory scopes, IOptions<MailOptions> options, BooksLocation location, TimeProvider time, ILogger<MailSender> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private const int Batch = 20;
    private const int MaximumAttempts = 12;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendWaiting(stoppingToken);
            }
#pragma warning disable CA1031 // The job outlives a database that is away for a while.
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                logger.LogWarning(problem, "The outbox could not be read");
            }
        }
    }

    /// <summary>One round: what is due leaves, in one transaction.</summary>
    public async Task SendWaiting(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        var now = time.GetUtcNow().UtcDateTime;
        if (!await db.Set<OutgoingMail>().AnyAsync(m => m.SentAt == null && m.NotBefore <= now && m.Attempts < MaximumAttempts, cancellationToken))
        {
            return;
        }
        // Two instances on one PostgreSQL base share the work: each takes rows that the other does not hold.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var waiting = location.IsPostgreSql
            ? await db.Set<OutgoingMail>().FromSql($"""SELECT * FROM "OutgoingMails" WHERE "SentAt" IS NULL AND "NotBefore" <= {now} AND "Attempts" < {MaximumAttempts} ORDER BY "NotBefore" LIMIT {Batch} FOR UPDATE SKIP LOCKED""").ToListAsync(cancellationToken)
            : await db.Set<OutgoingMail>().Where(m => m.SentAt == null && m.NotBefore <= now && m.Attempts < MaximumAttempts).OrderBy(m => m.NotBefore).Take(Batch).ToListAsync(cancellationToken);
        var files = new Dictionary<Guid, JoinedFile?>();
        foreach (var mail in waiting)
        {
            try
            {
                await Read(mail, files, cancellationToken);
                await Send(mail, mail.StoredFiles().Select(f => files[f]).OfType<JoinedFile>(), cancellationToken);
                mail.SentAt = time.GetUtcNow().UtcDateTime;
                mail.Attachment = null;
            }
            catch (Exception problem) when (problem is SmtpException or IOException or FormatException)
            {
                mail.Attempts++;
                mail.LastError = problem.Message;
                mail.NotBefore = now.AddMinutes(Math.Pow(2, mail.Attempts));
            }
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// A PDF is joined. A calendar file is another form of the message too, with its method: that is where Outlook, Google and Apple read
    /// an invitation. What is added is disposed of with the message.
    /// </summary>
    private static void Join(MailMessage message, string name, byte[] content)
    {
        if (!name.EndsWith(".ics", StringComparison.Ordinal))
        {
            message.Attachments.Add(new Attachment(new MemoryStream(content), name, "application/pdf"));
            return;
        }
        var method = Encoding.UTF8.GetString(content).Split("\r\n").First(l => l.StartsWith("METHOD:", StringComparison.Ordinal))["METHOD:".Length..];
        var type = new ContentType("text/calendar") { CharSet = "utf-8", Parameters = { ["method"] = method } };
        message.AlternateViews.Add(new AlternateView(new MemoryStream(content), type) { TransferEncoding = TransferEncoding.Base64 });
        message.Attachments.Add(new Attachment(new MemoryStream(content), name, "application/ics"));
    }

    /// <summary>The stored files of one message, read once for all those of a round; one that was removed since is left out.</summary>
    private async Task Read(OutgoingMail mail, Dictionary<Guid, JoinedFile?> files, CancellationToken cancellationToken)
    {
        var missing = mail.StoredFiles().Where(f => !files.ContainsKey(f)).ToList();
        if (missing.Count == 0)
        {
            return;
        }
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCpts>().Enter(mail.CptsId!.Value);
        var stored = await scope.ServiceProvider.GetRequiredService<TisserandDb>().Set<StoredFile>().AsNoTracking().Where(f => EF.Parameter(missing).Contains(f.Id)).ToListAsync(cancellationToken);
        foreach (var id in missing)
        {
            files[id] = null;
        }
        foreach (var file in stored)
        {
            await using var content = await scope.ServiceProvider.GetRequiredService<FileStore>().Open(file, cancellationToken);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            files[file.Id] = new(file.Name, file.MediaType, bytes.ToArray());
        }
    }

    private async Task Send(OutgoingMail mail, IEnumerable<JoinedFile> files, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var message = new MailMessage(settings.From, mail.To, mail.Subject, mail.Body) { BodyEncoding = Encoding.UTF8, SubjectEncoding = Encoding.UTF8 };
        if (mail.Attachment is { } content)
        {
            Join(message, mail.AttachmentName!, content);
        }
        foreach (var file in files)
        {
            message.Attachments.Add(new Attachment(new MemoryStream(file.Content), file.Name, file.MediaType));
        }
        using var client = new SmtpClient();
        if (settings.Host is null)
        {
            client.DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory;
            client.PickupDirectoryLocation = Path.Combine(location.Folder, "courrier");
            Directory.CreateDirectory(client.PickupDirectoryLocation);
        }
        else
        {
            client.Host = settings.Host;
            client.Port = settings.Port;
            client.EnableSsl = settings.StartTls;
            client.Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password);
        }
        await client.SendMailAsync(message, cancellationToken);
    }

    private sealed record JoinedFile(string Name, string MediaType, byte[] Content);
}
