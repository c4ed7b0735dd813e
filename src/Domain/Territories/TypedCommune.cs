using System.Text.RegularExpressions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Domain.Territories;

/// <summary>
/// Commune saisie : one entry of a list pasted by a user (INSEE code, name, postal code, or a row of a spreadsheet), and the
/// commune that it designates or why it designates none.
/// </summary>
/// <param name="Line">Line of the text, from 1.</param>
/// <param name="Text">As typed.</param>
/// <param name="Note">What was understood when it was not the present name or code.</param>
public sealed partial record TypedCommune(int Line, string Text, Commune? Commune, string? Note, Refusal? Refusal)
{
    private const int Named = 6;

    /// <summary>
    /// Reads a pasted list: one entry a line, or several separated by commas, semicolons or tabs. A row of a spreadsheet that
    /// holds a code and the name of that commune is one entry, whatever its other cells.
    /// </summary>
    public static IReadOnlyList<TypedCommune> Read(string? text, Geography geography)
    {
        var read = new List<TypedCommune>();
        var number = 0;
        foreach (var row in (text ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var cells = row.Split(['\t', ';', ',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(c => c.Trim('"', ' ', '\u00A0')).Where(c => c.Length > 0).ToList();
            if (CodeWithItsName(cells, geography) is { } code)
            {
                cells = [code];
            }
            read.AddRange(cells.Select(cell => One(number, cell, geography)));
        }
        return read;
    }

    private static string? CodeWithItsName(List<string> cells, Geography geography) =>
        cells.Count < 2 ? null : cells.Find(c => geography.Resolve(c) is CommuneResolution.Found found
            && cells.Exists(n => Name(n) == Name(found.Commune.Name)));

    private static TypedCommune One(int line, string text, Geography geography)
    {
        TypedCommune Found(Commune commune, string? note = null) => new(line, text, commune, note, null);
        TypedCommune Refused(string code, string message) => new(line, text, null, null, new Refusal(code, message, "Commune"));
        switch (geography.Resolve(text))
        {
            case CommuneResolution.Found { WasFormer: false } present:
                return Found(present.Commune);
            case CommuneResolution.Found former:
                return Found(former.Commune, Territory.FormerCodeNote(text, former.Commune));
            case CommuneResolution.Ambiguous split:
                return Refused("commune-ambiguous", $"L’ancienne commune de {split.FormerName} ({text}) a été partagée\u00A0: choisissez parmi {Territory.Candidates(split.Candidates)}.");
        }
        var matches = Matches(text, geography);
        if (matches is [var only])
        {
            return Found(only.Commune, only.FormerName is { } name ? $"{name} fait aujourd’hui partie de {only.Commune.Name} ({only.Commune.Code})."
                : FiveDigits().IsMatch(text) ? $"Code postal de {only.Commune.Name} ({only.Commune.Code})." : null);
        }
        if (matches.Count > 1)
        {
            var shown = Territory.Candidates(matches.Take(Named).Select(m => m.Commune)) + (matches.Count > Named ? "…" : "");
            return Refused("commune-ambiguous", $"«\u00A0{text}\u00A0» désigne {matches.Count} communes\u00A0: donnez le code de celle que vous voulez, par exemple {shown}.");
        }
        var near = geography.Search(text, 1);
        return Refused("commune-unknown", $"«\u00A0{text}\u00A0» n’est ni le nom ni le code d’une commune."
            + (near is [var hint] ? $" Vouliez-vous dire {hint.Commune.Name} ({hint.Commune.Code})\u00A0?" : ""));
    }

    /// <summary>Communes of exactly that name (present ones before former ones), or of that postal code.</summary>
    private static List<CommuneMatch> Matches(string text, Geography geography)
    {
        var words = FoldedText.Of(text).ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var codes = words.Where(w => FiveDigits().IsMatch(w)).ToList();
        var departement = words.Length > 1 && geography.FindDepartement(words[^1]) is { } d ? d.Code : null;
        var name = Name(string.Join(' ', words.Where((w, i) => !FiveDigits().IsMatch(w) && !(departement is not null && i == words.Length - 1))));
        if (name.Length == 0)
        {
            return codes is [var postal] ? [.. geography.Search(postal, 200).Where(m => m.FormerName is null && m.Commune.PostalCodes.Contains(postal))] : [];
        }
        var matches = geography.Search(name, 500)
            .Where(m => Name(m.FormerName ?? m.Commune.Name) == name)
            .Where(m => departement is null || m.Commune.Departement == departement)
            .Where(m => codes.TrueForAll(c => m.Commune.Code == c || m.Commune.PostalCodes.Contains(c)))
            .ToList();
        var present = matches.FindAll(m => m.FormerName is null);
        return present.Count > 0 ? present : matches;
    }

    /// <summary>Folded, « st » read as « saint » the way the search does.</summary>
    private static string Name(string text) => string.Join(' ', FoldedText.Of(text).Split(' ').Select(w => w switch
    {
        "st" => "saint",
        "ste" => "sainte",
        _ => w,
    }));

    [GeneratedRegex("^[0-9]{5}$", RegexOptions.None, matchTimeoutMilliseconds: 500)]
    private static partial Regex FiveDigits();
}
