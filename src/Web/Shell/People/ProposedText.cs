using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.People;

/// <summary>How proposed changes are said, on screen, in files and in the journal.</summary>
internal static class ProposedText
{
    public static string Label(ProposedField field) => field switch
    {
        ProposedField.LastName => "Nom",
        ProposedField.FirstName => "Prénom",
        ProposedField.Profession => "Profession",
        ProposedField.Rpps => "Numéro RPPS",
        ProposedField.Practice => "Exercice",
        ProposedField.Email => "Adresse électronique",
        ProposedField.Phone => "Téléphone",
        ProposedField.Places => "Lieux d’exercice",
        ProposedField.GoneFromDirectory => "Absent de l’annuaire",
        ProposedField.LeftTerritory => "N’exerce plus sur le territoire",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    public static string Label(ProposalSource source) => source switch
    {
        ProposalSource.Directory => "Annuaire public",
        ProposalSource.Member => "La personne elle-même",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    public static string Label(ProposalState state) => state switch
    {
        ProposalState.Waiting => "À décider",
        ProposalState.Accepted => "Accepté",
        ProposalState.SetAside => "Écarté",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>A value as a person reads it, places one per line; empty when there is none.</summary>
    public static string Value(ProposedField field, string value) => field switch
    {
        ProposedField.Profession => value.Length == 0 ? "" : Member.ProfessionLabel(value),
        ProposedField.Practice => Practice(value),
        ProposedField.Phone => French.Phone(value),
        ProposedField.Places => Places(value),
        ProposedField.GoneFromDirectory => value.Length == 0 ? "" : "Ne figure plus dans le fichier du " + value,
        ProposedField.LeftTerritory when value == ProposedFields.Nowhere => "N’a plus de lieu d’exercice dans l’annuaire",
        ProposedField.LeftTerritory => value.Length == 0 ? "" : "Exerce maintenant à " + string.Join(", ", value.Split(' ').Select(MemberText.Commune)),
        _ => value,
    };

    /// <summary>The same where the rubric is not known: the journal shows one property at a time.</summary>
    public static string? InJournal(string value) => value switch
    {
        ['[', ..] => Places(value).Replace("\n", " ; ", StringComparison.Ordinal),
        "L" or "S" or "LS" => Practice(value),
        [_, _] when value == Member.OtherProfession || Nomenclature.FindProfession(value) is not null => Member.ProfessionLabel(value),
        _ => null,
    };

    private static string Practice(string value) => MemberText.Practice(value.Contains('L', StringComparison.Ordinal), value.Contains('S', StringComparison.Ordinal));

    private static string Places(string value) => string.Join('\n', ProposedFields.Places(value).Select(p =>
        string.Join(", ", new[] { p.Label, p.Address, MemberText.CommuneName(p.Commune) }.Where(t => t.Length > 0))));
}
