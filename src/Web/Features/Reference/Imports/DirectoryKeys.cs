using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Tisserand.Data.Reference;

namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// A short text as sixteen bytes: as it is up to fifteen, else the beginning of its SHA-256. National identifiers fit, so that
/// millions of them are counted without a string each.
/// </summary>
internal readonly record struct TextKey(ulong High, ulong Low)
{
    private const int Longest = 15;
    private const byte Digest = 0xff;

    public static TextKey Of(ReadOnlySpan<byte> text)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (text.Length <= Longest)
        {
            bytes[..(Longest + 1)].Clear();
            text.CopyTo(bytes);
            bytes[Longest] = (byte)text.Length;
        }
        else
        {
            SHA256.HashData(text, bytes);
            bytes[Longest] = Digest;
        }
        return new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    /// <summary>A number that tells it from the others, the same in every load.</summary>
    public ulong Mixed => Mix(High ^ Mix(Low + 0x9E3779B97F4A7C15));

    /// <summary>Every bit of the result depends on every bit given (splitmix64).</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    public override int GetHashCode() => (int)(((High * 0x9E3779B97F4A7C15) ^ (Low * 0xC2B2AE3D27D4EB4F)) >> 32);
}

/// <summary>The codes of one list met in the file, each with a small number and the first label read.</summary>
/// <param name="most">More distinct codes than any real list has: past it, the file is not what it says.</param>
internal sealed class CodesMet(string list, int most = CodesMet.TwelveBits)
{
    public const int TwelveBits = 4095;
    public const int EightBits = 255;

    private readonly Dictionary<TextKey, int> _numbers = [];
    private readonly List<(string Code, string Label)> _codes = [];
    private readonly List<ulong> _mixed = [0];

    public IEnumerable<CodeLabel> Labels => _codes
        .Where(c => c.Label.Length > 0)
        .Select(c => new CodeLabel { List = list, Code = c.Code, Label = c.Label });

    /// <summary>The code of a number; empty for 0.</summary>
    public string this[int number] => number == 0 ? "" : _codes[number - 1].Code;

    /// <summary>Tells the code of a number from the others, the same in every load; 0 for none.</summary>
    public ulong Mixed(int number) => _mixed[number];

    /// <summary>Number of the code, from 1; 0 for none; -1 past the most.</summary>
    public int NumberOf(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        if (code.IsEmpty)
        {
            return 0;
        }
        var key = TextKey.Of(code);
        if (_numbers.TryGetValue(key, out var number))
        {
            if (!label.IsEmpty && _codes[number - 1].Label.Length == 0)
            {
                _codes[number - 1] = _codes[number - 1] with { Label = Encoding.UTF8.GetString(label) };
            }
            return number;
        }
        if (_codes.Count == most)
        {
            return -1;
        }
        _codes.Add((Encoding.UTF8.GetString(code), Encoding.UTF8.GetString(label)));
        _numbers.Add(key, _codes.Count);
        _mixed.Add(key.Mixed);
        return _codes.Count;
    }
}
