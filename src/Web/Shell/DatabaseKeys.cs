using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Tisserand.Data;
using Tisserand.Data.Installation;

namespace Tisserand.Web.Shell;

/// <summary>Keys of the framework's data protection, kept in the books: several instances open each other's sessions.</summary>
internal sealed class DatabaseKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        return [.. db.Set<DataProtectionKey>().Select(k => k.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<TisserandDb>();
        db.Add(new DataProtectionKey { Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
