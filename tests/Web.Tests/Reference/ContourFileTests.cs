using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public class ContourFileTests
{
    /// <summary>Two squares that share a side: Lille (arcs 0 then 1) and La Madeleine (arc 1 backwards, then 2).</summary>
    private const string TopoJson = """
        {"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[3,50]},
         "arcs":[[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[0,1]],[[1,0],[1,0],[0,1],[-1,0]]],
         "objects":{"communes":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","id":"59350","arcs":[[0,1]]},
           {"type":"MultiPolygon","id":"59368","arcs":[[[2,-2]]]},
           {"type":"Polygon","id":"200093201","arcs":[[0,1]]}]}}}
        """;

    private const string GeoJson = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"59350"},
         "geometry":{"type":"Polygon","coordinates":[[[3,50],[3.0123456789,50],[3.01,50.01],[3,50]]]}}]}
        """;

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Decodes_a_topology_shared_sides_included()
    {
        var read = ContourFile.Read(Stream(TopoJson)).Required;
        Assert.Equal(["59350", "59368"], read.Contours.Select(c => c.Code));
        Assert.Equal(1, read.Skipped);
        Assert.Equal("""{"type":"Polygon","coordinates":[[[3.01,50.01],[3,50.01],[3,50],[3.01,50],[3.01,50.01]]]}""", read.Contours[0].Geometry);
        Assert.Equal("""{"type":"MultiPolygon","coordinates":[[[[3.01,50],[3.02,50],[3.02,50.01],[3.01,50.01],[3.01,50]]]]}""", read.Contours[1].Geometry);
    }

    [Fact]
    public void Reads_geojson_packed_or_not_and_keeps_a_metre()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            zip.Write(Encoding.UTF8.GetBytes(GeoJson));
        }
        packed.Position = 0;
        foreach (var stream in new[] { Stream(GeoJson), packed })
        {
            var contour = Assert.Single(ContourFile.Read(stream).Required.Contours);
            Assert.Equal("""{"type":"Polygon","coordinates":[[[3,50],[3.01235,50],[3.01,50.01],[3,50]]]}""", contour.Geometry);
        }
    }

    [Theory]
    [InlineData("contours-format", "")]
    [InlineData("contours-format", "pas du json")]
    [InlineData("contours-format", "[]")]
    [InlineData("contours-format", """{"type":"Feature"}""")]
    [InlineData("contours-format", """{"type":"Topology"}""")]
    [InlineData("contours-format", """{"type":"Topology","arcs":[],"objects":{"c":{"geometries":[{"type":"Polygon","id":"59350","arcs":[[7]]}]}}}""")]
    [InlineData("contours-format", """{"type":"Topology","arcs":[[[1]]],"objects":{}}""")]
    [InlineData("contours-format", """{"type":"FeatureCollection","features":[{"id":"59350","geometry":{"type":"Polygon","coordinates":[[[3,500],[3,50],[3,51],[3,500]]]}}]}""")]
    [InlineData("contours-format", """{"type":"FeatureCollection","features":[{"id":"59350","geometry":{"type":"Polygon","coordinates":[[[3,50]]]}}]}""")]
    [InlineData("contours-format", """{"type":"FeatureCollection","features":[{"id":"59350","geometry":{"type":"Polygon","coordinates":"<script>"}}]}""")]
    [InlineData("contours-format", """{"type":"FeatureCollection","features":[{"id":"59350","geometry":{"type":"Point","coordinates":[3,50]}}]}""")]
    [InlineData("contours-none", """{"type":"FeatureCollection","features":[]}""")]
    public void Refuses_what_it_cannot_draw(string code, string text) =>
        Assert.Equal(code, Assert.Single(ContourFile.Read(Stream(text)).Refusals).Code);

    [Fact]
    public void Refuses_a_small_file_that_unfolds_without_end()
    {
        var arc = string.Join(',', Enumerable.Repeat("[0,0]", 10_000));
        var rings = string.Join(',', Enumerable.Repeat("[0]", 2_000));
        var text = """{"type":"Topology","arcs":[[ARC]],"objects":{"c":{"geometries":[{"type":"Polygon","id":"59350","arcs":[RINGS]}]}}}"""
            .Replace("ARC", arc, StringComparison.Ordinal).Replace("RINGS", rings, StringComparison.Ordinal);
        Assert.Equal("contours-too-large", Assert.Single(ContourFile.Read(Stream(text)).Refusals).Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Stores_the_contours_and_gives_those_of_a_territory(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        await using var db = new ReferenceDb(options.Options);
        var store = new ContourStore(db);
        var import = new ImportContours(store);
        Assert.Equal((2, 1), (await import.Run(Stream(TopoJson))).Required is var first ? (first.Contours, first.Skipped) : default);
        (await import.Run(Stream(GeoJson))).Required.ToString();

        Assert.Equal(2, await store.Count());
        using var json = JsonDocument.Parse(await store.FeatureCollection(["59350", "62498"]));
        var feature = Assert.Single(json.RootElement.GetProperty("features").EnumerateArray());
        Assert.Equal("59350", feature.GetProperty("id").GetString());
        Assert.Equal(3.01235, feature.GetProperty("geometry").GetProperty("coordinates")[0][1][0].GetDouble());
        Assert.Equal("""{"type":"FeatureCollection","features":[]}""", await store.FeatureCollection([]));
        Assert.Equal("file-unreadable", Assert.Single((await import.Run("absent.json")).Refusals).Code);
    }
}
