using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>The contours of a file, and how many of its shapes are of no present commune (EPCI, départements, old communes).</summary>
public sealed record ReadContours(IReadOnlyList<Contour> Contours, int Skipped);

/// <summary>
/// Contours of communes in TopoJSON or GeoJSON, plain or gzip, WGS84: the step « file to contours », pure. The code of a commune
/// is the id of the shape, or its property « code ».
/// </summary>
public static class ContourFile
{
    private const int LongestText = 256 * 1024 * 1024;
    private const int MostPoints = 6_000_000;
    private const int Decimals = 5;
    private static readonly string[] CodeProperties = ["code", "insee", "codgeo", "INSEE_COM", "code_insee"];

    /// <summary>Refuses what is not such a file, coordinates outside the globe, and what is larger than any useful one.</summary>
    public static Outcome<ReadContours> Read(Stream source)
    {
        try
        {
            var text = Unpacked(source);
            if (text is null)
            {
                return new Refusal("contours-too-large", "Ce fichier est trop volumineux\u00A0: prenez des contours généralisés à 50 m ou plus.");
            }
            using var json = JsonDocument.Parse(text.Value, new JsonDocumentOptions { MaxDepth = 32 });
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or OverflowException)
        {
            // What the file holds decides these; they say nothing that a coordinator could use.
            return new Refusal("contours-format", "Ce fichier n’est pas un TopoJSON ni un GeoJSON de contours lisible.");
        }
    }

    private static ReadOnlyMemory<byte>? Unpacked(Stream source)
    {
        var head = new byte[2];
        var read = source.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        source.Position = 0;
        using var plain = read == 2 && head[0] == 0x1f && head[1] == 0x8b ? new GZipStream(source, CompressionMode.Decompress, leaveOpen: true) : null;
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int n; (n = (plain ?? source).Read(buffer)) > 0;)
        {
            if (text.Length + n > LongestText)
            {
                return null;
            }
            text.Write(buffer, 0, n);
        }
        var bytes = text.GetBuffer().AsMemory(0, (int)text.Length);
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static Outcome<ReadContours> Read(JsonElement root)
    {
        var type = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var t) ? t.GetString() : null;
        IEnumerable<(JsonElement Shape, JsonElement Geometry)> shapes;
        Topology? topology = null;
        switch (type)
        {
            case "Topology":
                topology = new(root);
                shapes = root.GetProperty("objects").EnumerateObject()
                    .SelectMany(o => o.Value.GetProperty("geometries").EnumerateArray()).Select(g => (g, g));
                break;
            case "FeatureCollection":
                shapes = root.GetProperty("features").EnumerateArray().Select(f => (f, f.GetProperty("geometry")));
                break;
            default:
                return new Refusal("contours-format", "Ce fichier n’est ni un TopoJSON («\u00A0Topology\u00A0») ni un GeoJSON («\u00A0FeatureCollection\u00A0»).");
        }
        var contours = new Dictionary<string, Contour>(StringComparer.Ordinal);
        var skipped = 0;
        var writer = new GeometryWriter(topology);
        foreach (var (shape, geometry) in shapes)
        {
            if (Geography.Current.Find(CodeOf(shape)) is not { } commune || contours.ContainsKey(commune.Code) || geometry.ValueKind != JsonValueKind.Object)
            {
                skipped++;
                continue;
            }
            contours.Add(commune.Code, new() { Code = commune.Code, Geometry = writer.Write(geometry) });
            if (writer.Points > MostPoints)
            {
                return new Refusal("contours-too-large", "Ces contours sont trop détaillés\u00A0: prenez-les généralisés à 50 m ou plus.");
            }
        }
        return contours.Count == 0
            ? new Refusal("contours-none", "Ce fichier ne contient le contour d’aucune commune\u00A0: chaque forme doit porter le code INSEE de la sienne.")
            : new ReadContours([.. contours.Values], skipped);
    }

    private static string? CodeOf(JsonElement shape)
    {
        if (shape.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            return id.GetString();
        }
        if (shape.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in CodeProperties)
            {
                if (properties.TryGetProperty(name, out var code) && code.ValueKind == JsonValueKind.String)
                {
                    return code.GetString();
                }
            }
        }
        return null;
    }

    /// <summary>The arcs of a TopoJSON, decoded: positions are differences on a grid when there is a transform.</summary>
    private sealed class Topology
    {
        private readonly List<(double Lon, double Lat)[]> _arcs = [];

        public Topology(JsonElement root)
        {
            var (scaleX, scaleY, originX, originY) = (1d, 1d, 0d, 0d);
            var isGrid = root.TryGetProperty("transform", out var transform);
            if (isGrid)
            {
                var (scale, origin) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
                (scaleX, scaleY, originX, originY) = (scale[0].GetDouble(), scale[1].GetDouble(), origin[0].GetDouble(), origin[1].GetDouble());
            }
            foreach (var arc in root.GetProperty("arcs").EnumerateArray())
            {
                var points = new (double, double)[arc.GetArrayLength()];
                var (x, y, i) = (0d, 0d, 0);
                foreach (var point in arc.EnumerateArray())
                {
                    (x, y) = isGrid ? (x + point[0].GetDouble(), y + point[1].GetDouble()) : (point[0].GetDouble(), point[1].GetDouble());
                    points[i++] = ((x * scaleX) + originX, (y * scaleY) + originY);
                }
                _arcs.Add(points);
            }
        }

        /// <summary>A ring: arcs end to end, those with a complemented index backwards; the shared point is said once.</summary>
        public IEnumerable<(double Lon, double Lat)> Ring(JsonElement arcs)
        {
            var isFirst = true;
            foreach (var number in arcs.EnumerateArray())
            {
                var index = number.GetInt32();
                var points = _arcs.Count > (index < 0 ? ~index : index) ? _arcs[index < 0 ? ~index : index] : throw new FormatException("An arc is missing.");
                for (var i = isFirst ? 0 : 1; i < points.Length; i++)
                {
                    yield return index < 0 ? points[^(i + 1)] : points[i];
                }
                isFirst = false;
            }
        }
    }

    /// <summary>Writes a Polygon or MultiPolygon as compact GeoJSON, coordinates to the metre.</summary>
    private sealed class GeometryWriter(Topology? topology)
    {
        private readonly StringBuilder _json = new();

        public long Points { get; private set; }

        public string Write(JsonElement geometry)
        {
            _json.Clear();
            var type = geometry.GetProperty("type").GetString();
            var content = geometry.GetProperty(topology is null ? "coordinates" : "arcs");
            switch (type)
            {
                case "Polygon":
                    _json.Append("{\"type\":\"Polygon\",\"coordinates\":");
                    Polygon(content);
                    break;
                case "MultiPolygon":
                    _json.Append("{\"type\":\"MultiPolygon\",\"coordinates\":");
                    List(content, Polygon);
                    break;
                default:
                    throw new FormatException("A contour is a Polygon or a MultiPolygon.");
            }
            return _json.Append('}').ToString();
        }

        private void Polygon(JsonElement rings) => List(rings, Ring);

        private void Ring(JsonElement ring)
        {
            var points = topology?.Ring(ring) ?? ring.EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()));
            _json.Append('[');
            var count = 0;
            foreach (var (lon, lat) in points)
            {
                if (!(Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90))
                {
                    throw new FormatException("A coordinate is outside the globe.");
                }
                if (++Points > MostPoints)
                {
                    break;
                }
                _json.Append(count++ > 0 ? ",[" : "[")
                    .Append(Math.Round(lon, Decimals).ToString("0.#####", CultureInfo.InvariantCulture)).Append(',')
                    .Append(Math.Round(lat, Decimals).ToString("0.#####", CultureInfo.InvariantCulture)).Append(']');
            }
            _json.Append(']');
            if (count < 4 && Points <= MostPoints)
            {
                throw new FormatException("A ring has at least four points.");
            }
        }

        private void List(JsonElement items, Action<JsonElement> write)
        {
            _json.Append('[');
            var isFirst = true;
            foreach (var item in items.EnumerateArray())
            {
                if (!isFirst)
                {
                    _json.Append(',');
                }
                isFirst = false;
                write(item);
            }
            _json.Append(']');
        }
    }
}
