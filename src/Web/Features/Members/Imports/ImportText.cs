using Tisserand.Domain.Members;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>How imports of members are said on screen, in files and in the journal.</summary>
internal static class ImportText
{
    public static string State(MemberImportState state) => state switch
    {
        MemberImportState.Read => "Colonnes à relier",
        MemberImportState.Checking => "Vérification en cours",
        MemberImportState.Checked => "À confirmer",
        MemberImportState.Writing => "Import en cours",
        MemberImportState.Written => "Importé",
        MemberImportState.Undoing => "Annulation en cours",
        MemberImportState.Undone => "Annulé",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Tone(MemberImportState state) => state switch
    {
        MemberImportState.Written => "ok",
        MemberImportState.Read or MemberImportState.Checked => "due",
        MemberImportState.Undone => "",
        _ => "wait",
    };

    public static string Choice(DoubleChoice choice) => choice switch
    {
        DoubleChoice.Skip => "Laisser la fiche telle quelle",
        DoubleChoice.Update => "Compléter la fiche",
        DoubleChoice.Create => "Créer une autre fiche",
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    /// <summary>What becomes, or became, of a line; of one that waits, as the choices stand.</summary>
    public static (string Label, string Tone) Fate(ImportLineRow line, DoubleChoice doubles) => line.Fate switch
    {
        ImportLineFate.Refused => ("Refusée", "late"),
        ImportLineFate.Created => ("Fiche créée", "ok"),
        ImportLineFate.Updated => ("Fiche complétée", "ok"),
        ImportLineFate.Unchanged => ("Déjà à jour", ""),
        ImportLineFate.Skipped => ("Laissée", ""),
        ImportLineFate.Undone => ("Annulée", "wait"),
        ImportLineFate.Kept => ("Non annulée", "due"),
        ImportLineFate.Ready when !line.HasTwin => ("À créer", "wait"),
        ImportLineFate.Ready => (line.Choice ?? doubles) switch
        {
            DoubleChoice.Update => ("À compléter", "wait"),
            DoubleChoice.Create when line.Resemblance != Resemblance.Rpps => ("À créer aussi", "due"),
            _ => ("À laisser", ""),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(line)),
    };

    /// <summary>Why: faults by column, whom it resembles, what is to be known.</summary>
    public static IEnumerable<string> Reasons(ImportLineRow line)
    {
        foreach (var problem in MemberImportSteps.ProblemsOf(line.Problems))
        {
            yield return problem.ToString();
        }
        if (line.Fate == ImportLineFate.Ready && line.TwinLine is { } above)
        {
            yield return $"Ressemble à la ligne {French.Number(above)} du fichier ({line.Resemblance!.Value.Label()}).";
        }
        if (line.Note.Length > 0)
        {
            yield return line.Note;
        }
    }
}
