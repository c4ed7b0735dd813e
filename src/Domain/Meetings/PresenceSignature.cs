using System.Globalization;
using System.Text;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Tracé d’une signature : lines drawn with a finger, on a grid of 600 by 200. Written as a path of absolute moves and lines
/// (« M12 40L13 42 15 44 »), which a page and a paper draw alike. What does not read is refused: it comes from a stranger's browser.
/// </summary>
public sealed record SignatureDrawing(IReadOnlyList<IReadOnlyList<(int X, int Y)>> Strokes)
{
    public const int Width = 600;
    public const int Height = 200;
    public const int TextLength = 6000;

    private const int LeastPoints = 5;

    /// <summary>As it is kept.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var stroke in Strokes)
        {
            for (var i = 0; i < stroke.Count; i++)
            {
                text.Append(i switch { 0 => "M", 1 => "L", _ => " " }).Append(CultureInfo.InvariantCulture, $"{stroke[i].X} {stroke[i].Y}");
            }
        }
        return text.ToString();
    }

    /// <summary>Refuses what is too long, leaves the grid or is no drawing, and a drawing of a few dots.</summary>
    public static Outcome<SignatureDrawing> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > TextLength)
        {
            return new Refusal("signature-too-long", "La signature est trop longue\u00A0: effacez-la et signez plus court.", "Signature");
        }
        var strokes = new List<IReadOnlyList<(int, int)>>();
        foreach (var stroke in text.Split('M').Skip(1))
        {
            var numbers = stroke.Split([' ', 'L']);
            var points = new List<(int, int)>();
            for (var i = 0; i + 1 < numbers.Length; i += 2)
            {
                if (!Read(numbers[i], Width, out var x) || !Read(numbers[i + 1], Height, out var y))
                {
                    return Unreadable;
                }
                points.Add((x, y));
            }
            if (points.Count == 0 || numbers.Length % 2 != 0)
            {
                return Unreadable;
            }
            strokes.Add(points);
        }
        return (text.Length > 0 && text[0] != 'M') || strokes.Sum(s => s.Count) < LeastPoints ? Unreadable : new SignatureDrawing(strokes);
    }

    private static Refusal Unreadable => new("signature-unreadable", "Signez dans le cadre, ou confirmez sans signer.", "Signature");

    private static bool Read(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most;
}

/// <summary>
/// Signature d’une présence : the person signed on a screen, or confirmed in a word, that they were at a meeting. Shown on the sheet of the
/// meeting. Source: Guide pratique CPTS, sheet 23.
/// </summary>
public sealed class PresenceSignature : ICptsOwned
{
    private PresenceSignature()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MeetingId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Empty: confirmed without drawing.</summary>
    public string Drawing { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SignedAt { get; private set; }

    /// <param name="drawing">Null: confirmed without drawing.</param>
    public static PresenceSignature Of(Guid meeting, Guid member, SignatureDrawing? drawing, DateTime now) =>
        new() { MeetingId = meeting, MemberId = member, Drawing = drawing?.ToString() ?? "", SignedAt = now };

    /// <summary>Draws what was only confirmed.</summary>
    public void Draw(SignatureDrawing drawing, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        (Drawing, SignedAt) = (drawing.ToString(), now);
    }
}
