using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>État d’un import d’adhérents.</summary>
public enum MemberImportState
{
    /// <summary>Colonnes à relier : the file is read, what its columns hold is to be said.</summary>
    Read,

    /// <summary>Vérification en cours.</summary>
    Checking,

    /// <summary>Vérifié : what would be done is known, nothing is written.</summary>
    Checked,

    /// <summary>Import en cours.</summary>
    Writing,

    /// <summary>Importé.</summary>
    Written,

    /// <summary>Annulation en cours.</summary>
    Undoing,

    /// <summary>Annulé.</summary>
    Undone,
}

/// <summary>Choix pour une personne déjà connue : what an import does with a line that resembles an entry.</summary>
public enum DoubleChoice
{
    /// <summary>Laisser la fiche telle quelle.</summary>
    Skip,

    /// <summary>Compléter la fiche avec la ligne; an empty cell changes nothing.</summary>
    Update,

    /// <summary>Créer une autre fiche; never with the RPPS number of another.</summary>
    Create,
}

/// <summary>Sort d’une ligne : what becomes, or became, of it.</summary>
public enum ImportLineFate
{
    /// <summary>À importer.</summary>
    Ready,

    /// <summary>Refusée.</summary>
    Refused,

    /// <summary>Fiche créée.</summary>
    Created,

    /// <summary>Fiche complétée.</summary>
    Updated,

    /// <summary>Déjà à jour : the entry held it all.</summary>
    Unchanged,

    /// <summary>Laissée : the person is known.</summary>
    Skipped,

    /// <summary>Annulée.</summary>
    Undone,

    /// <summary>Non annulée : the entry was touched since.</summary>
    Kept,
}

/// <summary>
/// Import d’adhérents : a file of members, from its columns to what became of each line. Nothing is written before the
/// confirmation; a whole import is undone as long as nothing rests on it.
/// </summary>
public sealed class MemberImport : ICptsOwned
{
    public const int NameLength = 200;

    private MemberImport()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>JSON array of the headings of the file.</summary>
    public string Headings { get; private set; } = "[]";

    /// <summary>What each column holds, in the order of the headings: codes parted by commas.</summary>
    public string Columns { get; private set; } = "";

    /// <summary>For the lines that say nothing else.</summary>
    public DoubleChoice Doubles { get; private set; }

    public MemberImportState State { get; private set; }

    public int LineCount { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public string CreatedBy { get; private set; } = "";

    /// <summary>Whether a work of its own is to be done, until it says that it has ended.</summary>
    public bool IsWorking => State is MemberImportState.Checking or MemberImportState.Writing or MemberImportState.Undoing;

    public static MemberImport Of(string fileName, string headings, string columns, int lineCount, DateTime now, string author)
    {
        var name = TypedText.Line(fileName);
        return new()
        {
            FileName = name.Length > NameLength ? name[^NameLength..] : name,
            Headings = headings,
            Columns = columns,
            LineCount = lineCount,
            CreatedAt = now,
            CreatedBy = author,
        };
    }

    /// <summary>Says what the columns hold; the check is to be done. Refuses once it is being imported.</summary>
    public List<Refusal> Map(string columns)
    {
        if (State is not (MemberImportState.Read or MemberImportState.Checking or MemberImportState.Checked))
        {
            return [Begun];
        }
        (Columns, State) = (columns, MemberImportState.Checking);
        return [];
    }

    /// <summary>Says what to do with known persons. Refuses once it is being imported.</summary>
    public List<Refusal> Choose(DoubleChoice doubles)
    {
        if (State != MemberImportState.Checked)
        {
            return [Begun];
        }
        Doubles = doubles;
        return [];
    }

    /// <summary>Confirms: what was shown is to be written. Refuses what is not checked, or was confirmed before.</summary>
    public List<Refusal> Confirm()
    {
        if (State != MemberImportState.Checked)
        {
            return [Begun];
        }
        State = MemberImportState.Writing;
        return [];
    }

    /// <summary>Asks for the whole to be undone. Refuses what is not written.</summary>
    public List<Refusal> Undo()
    {
        if (State != MemberImportState.Written)
        {
            return [new("not-written", "Seul un import terminé s’annule.")];
        }
        State = MemberImportState.Undoing;
        return [];
    }

    /// <summary>Whether it may be forgotten with its lines: not once entries come from it.</summary>
    public List<Refusal> CheckDiscard() => State is MemberImportState.Read or MemberImportState.Checked ? [] : [Begun];

    /// <summary>The work under way has reached its end.</summary>
    public void EndWork() => State = State switch
    {
        MemberImportState.Checking => MemberImportState.Checked,
        MemberImportState.Writing => MemberImportState.Written,
        MemberImportState.Undoing => MemberImportState.Undone,
        var settled => settled,
    };

    private static Refusal Begun => new("import-begun", "Cet import n’attend plus de choix\u00A0: il est en cours ou terminé.");
}

/// <summary>Ligne d’un import : the cells of one line of the file, whom it resembles, and what became of it.</summary>
public sealed class MemberImportLine : ICptsOwned
{
    public const int TextLength = 1000;

    private MemberImportLine()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid ImportId { get; private set; }

    /// <summary>As a spreadsheet numbers it.</summary>
    public int Number { get; private set; }

    /// <summary>JSON array of the cells, as text.</summary>
    public string Cells { get; private set; } = "[]";

    /// <summary>Who the line is about, as read.</summary>
    public string Person { get; private set; } = "";

    public ImportLineFate Fate { get; private set; }

    /// <summary>JSON array of column and reason: why it is refused.</summary>
    public string Problems { get; private set; } = "[]";

    /// <summary>The entry that it resembled when it was checked.</summary>
    public Guid? TwinId { get; private set; }

    /// <summary>The earlier line of the file that it resembles.</summary>
    public int? TwinLine { get; private set; }

    public Resemblance? Resemblance { get; private set; }

    /// <summary>Null: as the whole import says.</summary>
    public DoubleChoice? Choice { get; private set; }

    /// <summary>The entry that it created or completed.</summary>
    public Guid? MemberId { get; private set; }

    /// <summary>What is to be known of its fate, in French.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The entry as it was, to be put back; empty for one that was created.</summary>
    public string Before { get; private set; } = "";

    /// <summary>Mark of the entry as the line left it: another one says that it was touched since.</summary>
    public string After { get; private set; } = "";

    public bool HasTwin => TwinId is not null || TwinLine is not null;

    public static MemberImportLine Of(Guid importId, int number, string cells) => new() { ImportId = importId, Number = number, Cells = cells };

    /// <summary>What the check found; an earlier choice is kept while the resemblance is the same.</summary>
    public void Check(string person, string problems, bool isRefused, Guid? twinId, int? twinLine, Resemblance? resemblance, string note)
    {
        if ((TwinId, TwinLine) != (twinId, twinLine))
        {
            Choice = null;
        }
        Person = Cut(person, 2 * Member.NameLength);
        (Problems, Fate, Note) = (problems, isRefused ? ImportLineFate.Refused : ImportLineFate.Ready, Cut(note, TextLength));
        (TwinId, TwinLine, Resemblance) = (twinId, twinLine, resemblance);
    }

    public void Choose(DoubleChoice? choice) => Choice = choice;

    public void Refuse(string problems) => (Fate, Problems) = (ImportLineFate.Refused, problems);

    public void Skip(string note) => (Fate, Note) = (ImportLineFate.Skipped, Cut(note, TextLength));

    public void Create(Guid memberId, string after) => (Fate, MemberId, After, Note) = (ImportLineFate.Created, memberId, after, "");

    public void Update(Guid memberId, string before, string after, string note) =>
        (Fate, MemberId, Before, After, Note) = (ImportLineFate.Updated, memberId, before, after, Cut(note, TextLength));

    /// <summary>The entry held it all already.</summary>
    public void LeaveUnchanged(string note) => (Fate, Note) = (ImportLineFate.Unchanged, Cut(note, TextLength));

    /// <summary>Undone: the line holds its entry no more.</summary>
    public void Undo() => (Fate, MemberId, Note) = (ImportLineFate.Undone, null, "");

    public void Keep(string why) => (Fate, Note) = (ImportLineFate.Kept, Cut(why, TextLength));

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;
}
