namespace Tisserand.Data.Reference;

/// <summary>Writes the rows of one table of the public directory, column after column, as the base takes them fastest.</summary>
internal abstract class DirectoryWriter : IDisposable
{
    public abstract void Begin();

    /// <summary>An empty text is stored as none.</summary>
    public abstract void Text(ReadOnlySpan<byte> utf8);

    public abstract void Number(int value);

    public abstract void Long(long value);

    public abstract void Short(short value);

    public abstract void Flag(bool value);

    /// <summary>0 is stored as none.</summary>
    public abstract void Reference(int id);

    public abstract void End();

    public abstract void Dispose();
}
