namespace Tisserand.Domain.Reference;

/// <summary>
/// Point géographique, WGS84 in degrees. Read from pairs that files write in one order or the other: only an order that
/// falls in France is taken. Source : boxes around the hexagone and each overseas territory, wide by some tenths of a degree.
/// </summary>
public readonly record struct FrenchPoint(double Latitude, double Longitude)
{
    private static readonly (double South, double North, double West, double East)[] Territories =
    [
        (41, 51.5, -5.5, 10),
        (14, 18.3, -63.4, -60.6),
        (2, 6, -54.8, -51.4),
        (-21.6, -20.7, 55, 56),
        (-13.2, -12.5, 44.8, 45.5),
        (46.6, 47.3, -56.6, -56),
        (-14.6, -13, -178.4, -176),
        (-28, -7.5, -155, -134),
        (-23, -18, 158, 172.5),
    ];

    /// <summary>The point that these two figures make in France, swapped when only so they fall there; null when neither does.</summary>
    public static FrenchPoint? Of(double latitude, double longitude)
    {
        var (given, swapped) = (new FrenchPoint(latitude, longitude), new FrenchPoint(longitude, latitude));
        return given.IsInFrance ? given : swapped.IsInFrance ? swapped : null;
    }

    /// <summary>From Lambert 93 (metres), x and y in either order. Source : IGN, projection conique conforme, RGF93.</summary>
    public static FrenchPoint? OfLambert93(double x, double y)
    {
        // In Lambert 93, y (6 to 7.2 million) is always the larger.
        (x, y) = (Math.Min(x, y), Math.Max(x, y));
        const double N = 0.7256077650532670;
        const double C = 11754255.4261;
        const double E = 0.0818191910428158;
        var (dx, dy) = (x - 700000.0, 12655612.0499 - y);
        var isometric = -Math.Log(Math.Sqrt((dx * dx) + (dy * dy)) / C) / N;
        var latitude = (2 * Math.Atan(Math.Exp(isometric))) - (Math.PI / 2);
        for (var turn = 0; turn < 8; turn++)
        {
            var sine = E * Math.Sin(latitude);
            latitude = (2 * Math.Atan(Math.Pow((1 + sine) / (1 - sine), E / 2) * Math.Exp(isometric))) - (Math.PI / 2);
        }
        var longitude = (Math.Atan(dx / dy) / N * 180 / Math.PI) + 3;
        var point = new FrenchPoint(latitude * 180 / Math.PI, longitude);
        return point.IsInFrance ? point : null;
    }

    private bool IsInFrance
    {
        get
        {
            foreach (var (south, north, west, east) in Territories)
            {
                if (Latitude >= south && Latitude <= north && Longitude >= west && Longitude <= east)
                {
                    return true;
                }
            }
            return false;
        }
    }
}
