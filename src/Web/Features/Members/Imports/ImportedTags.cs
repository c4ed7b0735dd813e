using Tisserand.Data;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Web.Features.Members.Imports;

/// <summary>Puts the tags that a batch of lines names, each made once; whoever bears one already is left. They stay when the import is undone, save on the entries it made.</summary>
/// <param name="known">Tags of these names that exist; those made are added.</param>
/// <param name="borne">Member and tag.</param>
internal sealed class ImportedTags(TisserandDb db, List<Tag> known, HashSet<(Guid Member, Guid Tag)> borne)
{
    public void Put(Guid member, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var folded = FoldedText.Of(name);
            if (known.Find(t => t.FoldedName == folded) is not { } tag)
            {
                known.Add(tag = db.Add(Tag.Create(name, []).Required).Entity);
            }
            if (borne.Add((member, tag.Id)))
            {
                db.Add(TagOfMember.Put(tag.Id, member));
            }
        }
    }
}
