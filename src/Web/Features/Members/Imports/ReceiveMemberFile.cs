using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Tisserand.Data;
using Tisserand.Data.Audit;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Spreadsheets;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>First step of an import: the file becomes lines of text, kept aside; no member is read or written.</summary>
public sealed class ReceiveMemberFile(TisserandDb db, Author author, Clock clock)
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Refuses what <see cref="SheetFile"/> refuses.</summary>
    public async Task<Outcome<MemberImport>> Receive(Stream content, string fileName, CancellationToken cancellationToken)
    {
        var read = SheetFile.Read(content, ImportColumns.Recognised);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        var sheet = read.Value;
        var import = MemberImport.Of(
            fileName, JsonSerializer.Serialize(sheet.Headings, Json), ImportColumns.Write(ImportColumns.Guess(sheet.Headings)), sheet.Rows.Count, clock.UtcNow, author.Name);
        db.Add(import);
        db.AddRange(sheet.Rows.Select(r => MemberImportLine.Of(import.Id, r.Number, JsonSerializer.Serialize(r.Cells, Json))));
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }
}
