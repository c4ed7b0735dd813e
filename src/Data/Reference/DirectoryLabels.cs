using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Reference;

namespace Tisserand.Data.Reference;

/// <summary>
/// Libellés of the codes of the directory: that of the nomenclature, else that of the file, else the code itself, so that a code of
/// tomorrow is never shown as nothing. Scoped: one query for a page.
/// </summary>
public sealed class DirectoryLabels(ReferenceDb db)
{
    private Dictionary<(string List, string Code), string> _ofFile = [];
    private bool _isRead;

    /// <summary>Reads the labels of the load in use, once.</summary>
    public async Task<DirectoryLabels> Read(CancellationToken cancellationToken)
    {
        if (!_isRead)
        {
            _ofFile = (await db.Labels.Where(l => l.List == "profession" || l.List == "savoir-faire" || l.List == "mode").ToListAsync(cancellationToken))
                .DistinctBy(l => (l.List, l.Code)).ToDictionary(l => (l.List, l.Code), l => l.Label);
            _isRead = true;
        }
        return this;
    }

    public string Profession(string? code) => Nomenclature.FindProfession(code)?.Label ?? OfFile("profession", code);

    /// <summary>« Médecins », where the nomenclature knows the plural.</summary>
    public string Professions(string? code) => Nomenclature.FindProfession(code)?.Plural ?? OfFile("profession", code);

    public string Speciality(string? code) => Nomenclature.FindSkill(code)?.Label ?? OfFile("savoir-faire", code);

    public string Mode(string? code) => Nomenclature.ModeLabel(code) is { } label && label != code ? label : OfFile("mode", code);

    private string OfFile(string list, string? code) => code is null ? "" : _ofFile.GetValueOrDefault((list, code), code);
}
