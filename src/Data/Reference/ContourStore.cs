using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Tisserand.Data.Reference;

/// <summary>Contours of the communes: written by an import, read by the maps.</summary>
public sealed class ContourStore(ReferenceDb db)
{
    /// <summary>Adds or replaces, all or nothing; communes absent from <paramref name="contours"/> keep theirs.</summary>
    public async Task Save(IReadOnlyCollection<Contour> contours, CancellationToken cancellationToken = default)
    {
        await ReferenceBase.Create(db, cancellationToken);
        var table = db.Database.IsNpgsql() ? ReferenceDb.Schema + ".contour" : "contour";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction);
#pragma warning disable CA2100 // One of two constants.
        command.CommandText = $"INSERT INTO {table} (code, geometry) VALUES (@code, @geometry) ON CONFLICT (code) DO UPDATE SET geometry = excluded.geometry";
#pragma warning restore CA2100
        var code = command.CreateParameter();
        code.ParameterName = "code";
        var geometry = command.CreateParameter();
        geometry.ParameterName = "geometry";
        command.Parameters.Add(code);
        command.Parameters.Add(geometry);
        foreach (var contour in contours)
        {
            code.Value = contour.Code;
            geometry.Value = contour.Geometry;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    public Task<int> Count(CancellationToken cancellationToken = default) => db.Contours.CountAsync(cancellationToken);

    /// <summary>
    /// A GeoJSON FeatureCollection of the contours known among these communes, each feature with its code as « id »; empty when
    /// none was loaded.
    /// </summary>
    public async Task<string> FeatureCollection(IReadOnlyCollection<string> codes, CancellationToken cancellationToken = default)
    {
        var contours = await db.Contours.Where(c => codes.Contains(c.Code)).OrderBy(c => c.Code).ToListAsync(cancellationToken);
        var json = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        for (var i = 0; i < contours.Count; i++)
        {
            // Codes and geometries were written by the import: no character of them needs escaping.
            json.Append(i > 0 ? "," : "")
                .Append("{\"type\":\"Feature\",\"id\":\"").Append(contours[i].Code)
                .Append("\",\"properties\":{},\"geometry\":").Append(contours[i].Geometry).Append('}');
        }
        return json.Append("]}").ToString();
    }
}
