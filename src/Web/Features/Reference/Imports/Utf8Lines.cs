namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>Lines of a stream of any length, as bytes, in one buffer: what a line takes is bounded whatever the file is.</summary>
public sealed class Utf8Lines(Stream stream, int longest = Utf8Lines.LongestLine)
{
    private const int LongestLine = 64 * 1024;

    /// <summary>Beyond, it is no text made of lines, and nobody waits for its end.</summary>
    private const int MostSkipped = 16 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[Math.Max(1 << 20, 2 * longest)];
    private int _start;
    private int _end;
    private bool _finished;

    /// <summary>A line had no end as far as anybody waits: the rest of the stream is not read.</summary>
    public bool IsEndless { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next line without its LF; <paramref name="isTooLong"/> when it was skipped for its length.</summary>
    public bool Read(out ReadOnlySpan<byte> line, out bool isTooLong)
    {
        isTooLong = false;
        var (searched, skipped) = (0, 0);
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var length = searched + at;
                isTooLong |= length > longest;
                line = isTooLong ? [] : _buffer.AsSpan(_start, length);
                _start += length + 1;
                return true;
            }
            searched = _end - _start;
            if (searched > longest)
            {
                isTooLong = true;
                skipped += searched;
                _start = _end;
                if (skipped > MostSkipped)
                {
                    IsEndless = _finished = true;
                    line = [];
                    return true;
                }
                searched = 0;
            }
            if (_finished)
            {
                line = isTooLong ? [] : _buffer.AsSpan(_start, _end - _start);
                var something = isTooLong || line.Length > 0;
                _start = _end;
                return something;
            }
            Fill();
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        BytesRead += read;
        _finished = read == 0;
    }
}
