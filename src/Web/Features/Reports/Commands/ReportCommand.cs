using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Reports;
using Tisserand.Data.Tenancy;
using Tisserand.Domain.Access;
using Tisserand.Domain.Reports;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.CommandLine;
using Tisserand.Web.Shell.Papers;

namespace Tisserand.Web.Features.Reports.Commands;

/// <summary><c>report --cpts CODE --year N --out FILE.docx</c>: the annual report of a contract year, in Word.</summary>
internal static class ReportCommand
{
    public static Command Make(Cli cli)
    {
        var code = new Option<string>("--cpts") { Description = "Code de la CPTS.", HelpName = "CODE", Required = true };
        var year = new Option<int>("--year") { Description = "Numéro de l’année du contrat, à partir de 1.", HelpName = "ANNÉE", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Fichier Word à écrire (.docx).", HelpName = "FICHIER", Required = true };
        var command = new Command("report", "Écrire le rapport annuel d’une CPTS dans un fichier Word.") { code, year, output };
        return cli.WithBooks(command, async (parsed, services, cancellationToken) =>
        {
            var file = parsed.GetValue(output)!;
            if (!file.Extension.Equals(".docx", StringComparison.OrdinalIgnoreCase))
            {
                cli.SayRefusals(parsed, [new("not-docx", "Le fichier à écrire se termine par .docx.", "out")]);
                return Exit.Misuse;
            }
            var wanted = parsed.GetValue(code)!;
            var db = services.GetRequiredService<TisserandDb>();
            if (await db.Set<Cpts>().AsNoTracking().SingleOrDefaultAsync(c => c.Code == wanted, cancellationToken) is not { } cpts)
            {
                cli.SayRefusals(parsed, [new("cpts-unknown", $"Aucune CPTS de cette installation n’a le code « {wanted} ».", "cpts")]);
                return Exit.Refused;
            }
            services.GetRequiredService<CurrentCpts>().Enter(cpts.Id);
            services.GetRequiredService<CptsOfRequest>().Cpts = cpts;
            var report = await services.GetRequiredService<AnnualReportReader>().Read(parsed.GetValue(year), services.GetRequiredService<Clock>().Today, cancellationToken);
            if (!report.Succeeded)
            {
                cli.SayRefusals(parsed, report.Refusals);
                return Exit.Refused;
            }
            try
            {
                await File.WriteAllBytesAsync(file.FullName, PaperFiles.ToWord(AnnualReportPaper.Of(report.Value)), cancellationToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                cli.SayRefusals(parsed, [new("unwritable-file", $"Le fichier « {file.FullName} » ne peut pas être écrit.", "out")]);
                return Exit.Refused;
            }
            cli.Say(parsed, new { cpts = cpts.Code, year = report.Value.ContractYear, file = file.FullName }, $"Rapport de l’année {report.Value.ContractYear} écrit : {file.FullName}");
            return Exit.Done;
        });
    }
}
