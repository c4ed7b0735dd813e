using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Privacy;

/// <summary>
/// Traitement du registre, tel que l’application le fait : read from Privacy/Processings.json. Source: RGPD, article 30; CNIL, modèle de registre simplifié.
/// </summary>
/// <param name="Retention">Keys of the rules of retention that end it.</param>
/// <param name="Keeping">What is said of the duration beside those rules.</param>
public sealed record Processing(
    string Title, string Purpose, string Basis, string People, string Data, string Recipients, IReadOnlyList<string> Retention, string Keeping)
{
    /// <summary>Those of the application, in the order of the register.</summary>
    public static IReadOnlyList<Processing> Standard { get; } = EmbeddedFile.Json<ProcessingFile>("Privacy/Processings.json").Processings;
}

/// <summary>Fichier des traitements.</summary>
/// <param name="On">Day on which it was last read against the application.</param>
/// <param name="Security">Measures of security, the same for all.</param>
public sealed record ProcessingFile(DateOnly On, string Source, IReadOnlyList<string> Security, IReadOnlyList<Processing> Processings)
{
    public static ProcessingFile Current { get; } = EmbeddedFile.Json<ProcessingFile>("Privacy/Processings.json");
}

/// <summary>Traitement ajouté, tel que saisi.</summary>
public sealed record ProcessingEntry(string? Title, string? Purpose, string? Basis, string? People, string? Data, string? Recipients, string? Keeping);

/// <summary>Traitement ajouté par la CPTS : one that is done outside the application (paie, messagerie, site). Source: RGPD, article 30.</summary>
public sealed class OwnProcessing : ICptsOwned
{
    public const int TitleLength = 200;
    public const int TextLength = 2_000;

    private OwnProcessing()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public string Title { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    /// <summary>Base légale.</summary>
    public string Basis { get; private set; } = "";

    /// <summary>Personnes concernées.</summary>
    public string People { get; private set; } = "";

    public string Data { get; private set; } = "";

    public string Recipients { get; private set; } = "";

    public string Keeping { get; private set; } = "";

    /// <summary>Refuses what <see cref="Change"/> refuses.</summary>
    public static Outcome<OwnProcessing> Add(ProcessingEntry entry)
    {
        var processing = new OwnProcessing();
        var refusals = processing.Change(entry);
        return refusals.Count > 0 ? refusals : processing;
    }

    /// <summary>Replaces the whole; refuses a missing title, purpose or basis, texts too long.</summary>
    public List<Refusal> Change(ProcessingEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var refusals = new List<Refusal>();
        string Read(string? text, string field, bool isRequired, int length = TextLength)
        {
            var read = TypedText.Lines(text);
            if (read.Length > length || (isRequired && read.Length == 0))
            {
                refusals.Add(new("text-length", isRequired ? $"À remplir ({FrenchNumber.Whole(length)} caractères au plus)." : $"{FrenchNumber.Whole(length)} caractères au plus.", field));
            }
            return read;
        }
        var title = Read(entry.Title, nameof(Title), isRequired: true, TitleLength);
        var (purpose, basis) = (Read(entry.Purpose, nameof(Purpose), isRequired: true), Read(entry.Basis, nameof(Basis), isRequired: true));
        var (people, data) = (Read(entry.People, nameof(People), isRequired: false), Read(entry.Data, nameof(Data), isRequired: false));
        var (recipients, keeping) = (Read(entry.Recipients, nameof(Recipients), isRequired: false), Read(entry.Keeping, nameof(Keeping), isRequired: false));
        if (refusals.Count == 0)
        {
            (Title, Purpose, Basis, People, Data, Recipients, Keeping) = (title, purpose, basis, people, data, recipients, keeping);
        }
        return refusals;
    }
}

/// <summary>
/// Responsable et délégué : who answers for personal data, as the register and the notices name them. Source: RGPD, articles 30 and 37; Guide pratique CPTS, sheet 23.
/// </summary>
public sealed class PrivacySettings : ICptsOwned
{
    public const int TextLength = 300;

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>Représentant de l’association : usually its président.</summary>
    public string Controller { get; private set; } = "";

    /// <summary>DPO; empty without one: recommended, not compulsory.</summary>
    public string Officer { get; private set; } = "";

    /// <summary>Where to write to exercise one's rights.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>Refuses texts too long.</summary>
    public List<Refusal> Change(string? controller, string? officer, string? contact)
    {
        var read = new[] { (Text: TypedText.Line(controller), nameof(Controller)), (Text: TypedText.Line(officer), nameof(Officer)), (Text: TypedText.Line(contact), nameof(Contact)) };
        var refusals = read.Where(r => r.Text.Length > TextLength).Select(r => new Refusal("text-too-long", $"{TextLength} caractères au plus.", r.Item2)).ToList();
        if (refusals.Count == 0)
        {
            (Controller, Officer, Contact) = (read[0].Text, read[1].Text, read[2].Text);
        }
        return refusals;
    }
}
