using System.Text.Json;
using Tisserand.Data;

namespace Tisserand.Web.Features.Reference.Jobs;

/// <summary>What is written beside a kept file.</summary>
/// <param name="File">Name within the folder.</param>
/// <param name="Name">As the administrator's computer calls it.</param>
/// <param name="ReceivedAt">UTC.</param>
/// <param name="Attempts">How many times the load began.</param>
public sealed record KeptLoad(string File, string Name, DateTime ReceivedAt, int Attempts);

/// <summary>
/// The file of a load of the directory, kept in the data folder (chargements/) until the load has ended: a process that stops, however
/// it stops, begins the load anew when it starts again.
/// </summary>
public sealed class KeptFile(BooksLocation location, TimeProvider time)
{
    private string Folder => Path.Combine(location.Folder, "chargements");

    private string Note => Path.Combine(Folder, "annuaire.json");

    /// <summary>A new file to receive an upload; nothing is kept until <see cref="Keep"/> says so.</summary>
    public FileStream Receive()
    {
        System.IO.Directory.CreateDirectory(Folder);
        return new(Path.Combine(Folder, Guid.NewGuid().ToString("N") + ".recu"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);
    }

    /// <summary>From now on, a start finds it.</summary>
    public void Keep(FileStream received, string name)
    {
        ArgumentNullException.ThrowIfNull(received);
        Write(new(Path.GetFileName(received.Name), name, time.GetUtcNow().UtcDateTime, 1));
    }

    /// <summary>The load that a stop has interrupted; null for none. Counts one more attempt.</summary>
    public (KeptLoad Load, FileStream Content)? Resume()
    {
        if (!File.Exists(Note) || Read() is not { } load || !File.Exists(Path.Combine(Folder, load.File)))
        {
            Forget();
            return null;
        }
        load = load with { Attempts = load.Attempts + 1 };
        Write(load);
        return (load, new(Path.Combine(Folder, load.File), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.SequentialScan));
    }

    /// <summary>Nothing is kept any more, nor what a stop in the middle of an upload has left.</summary>
    public void Forget()
    {
        if (System.IO.Directory.Exists(Folder))
        {
            File.Delete(Note);
            foreach (var file in System.IO.Directory.EnumerateFiles(Folder, "*.recu"))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Null when a stop cut the note short.</summary>
    private KeptLoad? Read()
    {
        try
        {
            return JsonSerializer.Deserialize<KeptLoad>(File.ReadAllText(Note)) is { } load && Path.GetFileName(load.File) == load.File ? load : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(KeptLoad load)
    {
        var beside = Note + ".tmp";
        File.WriteAllText(beside, JsonSerializer.Serialize(load));
        File.Move(beside, Note, overwrite: true);
    }
}
