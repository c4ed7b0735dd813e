using Microsoft.EntityFrameworkCore;
using Tisserand.Data;
using Tisserand.Data.Members;
using Tisserand.Domain.Members;
using Tisserand.Web.Shell.People;

namespace Tisserand.Web.Features.Members.Segments;

/// <summary>Filters of the list, said in French: « Infirmier · Lumbres ou Saint-Omer · Cotisation : à jour ».</summary>
public sealed class FilterWords(TisserandDb db, FindMembers find)
{
    private IReadOnlyList<College>? _colleges;
    private Dictionary<string, string>? _tags;

    /// <summary>In two queries, whatever the number of filters said by one request.</summary>
    public async Task<string> Say(MemberFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _colleges ??= await db.ReadColleges(cancellationToken);
        _tags ??= await db.Set<Tag>().ToDictionaryAsync(t => t.Id.ToString(), t => t.Name, cancellationToken);
        var words = new List<string>();
        void Add(string value, Func<string, string> say)
        {
            if (value.Length > 0)
            {
                words.Add(say(value));
            }
        }
        Add(filter.Search, s => $"«\u00A0{s}\u00A0»");
        Add(filter.Kind, k => k == MemberFilter.AnyStructure ? "Structures" : MemberKinds.Find(k)?.Label() ?? k);
        Add(filter.Profession, Member.ProfessionLabel);
        Add(string.Join(" ou ", filter.Communes.Select(c => c == MemberFilter.OutsideTerritory ? "hors du territoire" : MemberText.CommuneName(c))), c => c);
        Add(filter.Practice, p => MemberText.Practices.FirstOrDefault(o => o.Value == p)?.Text ?? p);
        words.Add(MemberText.States.FirstOrDefault(o => o.Value == filter.State)?.Text ?? "Adhérents");
        Add(filter.College, c => c == MemberFilter.None ? "Sans collège" : "Collège\u00A0: " + (_colleges.FirstOrDefault(o => o.Id.ToString() == c)?.Name ?? "retiré"));
        Add(filter.Tag, t => t == MemberFilter.None ? "Sans étiquette" : "Étiquette\u00A0: " + _tags.GetValueOrDefault(t, "retirée"));
        Add(filter.Competence, c => "Rôle\u00A0: " + c);
        words.AddRange(find.Facets.Where(f => filter.Facets.ContainsKey(f.Name)).Select(f => $"{f.Label}\u00A0: {f.Options.FirstOrDefault(o => o.Value == filter.Facets[f.Name])?.Text ?? filter.Facets[f.Name]}"));
        return string.Join(" · ", words);
    }
}
