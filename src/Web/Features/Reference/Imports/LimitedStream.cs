namespace Tisserand.Web.Features.Reference.Imports;

/// <summary>
/// A stream that counts what is read, and breaks past a length that no real file has: a small archive may unpack without end.
/// </summary>
public sealed class LimitedStream(Stream inner, long most) : Stream
{
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int read)
    {
        BytesRead += read;
        return BytesRead <= most ? read : throw new FileTooLongException();
    }
}

/// <summary>More bytes than any file of this kind has.</summary>
public sealed class FileTooLongException : IOException
{
}
