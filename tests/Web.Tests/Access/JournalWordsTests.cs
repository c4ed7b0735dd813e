using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data.Audit;
using Tisserand.Web.Shell.History;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Access;

public sealed class JournalWordsTests
{
    [Fact]
    public async Task Every_record_and_property_of_the_journal_has_a_french_word()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        var known = app.Services.GetRequiredService<AuditWording>().Known.ToDictionary(r => r.Entity, StringComparer.Ordinal);
        var missing = new List<string>();
        await app.WithDb(null, db =>
        {
            foreach (var entity in db.Model.GetEntityTypes().Where(AuditTrail.Keeps))
            {
                if (!known.TryGetValue(entity.ClrType.Name, out var words))
                {
                    missing.Add(entity.ClrType.Name);
                    continue;
                }
                missing.AddRange(AuditTrail.PropertiesKept(entity).Except(words.Fields.Select(f => f.Property), StringComparer.Ordinal).Select(p => entity.ClrType.Name + "." + p));
            }
            return Task.CompletedTask;
        });
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }
}
