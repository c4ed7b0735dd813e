using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tisserand.Domain.Contributions;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Members;

namespace Tisserand.Domain.Admissions;

/// <summary>État d'une demande d'adhésion. Source: statuts et règlement intérieur.</summary>
public enum ApplicationState
{
    /// <summary>À confirmer : sent, the link of the message not opened yet; the bureau does not see it.</summary>
    Unconfirmed,

    /// <summary>À décider.</summary>
    ToDecide,

    /// <summary>Complément demandé.</summary>
    MoreAsked,

    /// <summary>Acceptée.</summary>
    Accepted,

    /// <summary>Refusée.</summary>
    Refused,
}

/// <summary>Demande telle que saisie : what the public form says. Source: statuts et règlement intérieur.</summary>
/// <param name="Organisation">Name of the structure, the partner or the users' association that the person stands for.</param>
/// <param name="Person">Who applies; one place at most.</param>
public sealed record ApplicationDetails(MemberCategory? Category, string? Organisation, MemberDetails Person, string? Message);

/// <summary>
/// Demande d'adhésion : what an anonymous form says of a person, kept apart from the members until the bureau decides. It never
/// changes an entry that exists. Source: fiche outil du coordonnateur; statuts et règlement intérieur.
/// </summary>
public sealed class MembershipApplication : ICptsOwned
{
    public const int OrganisationLength = 200;
    public const int MessageLength = 2_000;

    /// <summary>How long the link of confirmation lives.</summary>
    public static readonly TimeSpan ConfirmationTime = TimeSpan.FromDays(7);

    private MembershipApplication()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public ApplicationState State { get; private set; }

    public MemberCategory Category { get; private set; }

    public string Organisation { get; private set; } = "";

    public string LastName { get; private set; } = "";

    public string FirstName { get; private set; } = "";

    public string FoldedName { get; private set; } = "";

    /// <inheritdoc cref="Member.Profession"/>
    public string Profession { get; private set; } = "";

    public string? Rpps { get; private set; }

    public bool IsLiberal { get; private set; }

    public bool IsSalaried { get; private set; }

    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    /// <summary>INSEE code; empty without a place.</summary>
    public string Commune { get; private set; } = "";

    public string SiteLabel { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Message { get; private set; } = "";

    /// <summary>« statuts:2 charte:1 donnees:0 »: the versions read and accepted; 0 is <see cref="JoiningTexts.StandardNotice"/>.</summary>
    public string AcceptedTexts { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime SentAt { get; private set; }

    /// <summary>UTC; null until the link is followed.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>SHA-256 of the secret of the last link sent; empty when none is open.</summary>
    public string LinkHash { get; private set; } = "";

    /// <summary>What the bureau asks, or why it refuses.</summary>
    public string Question { get; private set; } = "";

    /// <summary>What the person answered.</summary>
    public string Answer { get; private set; } = "";

    public string DecidedBy { get; private set; } = "";

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The entry that it became, or that it was found to be.</summary>
    public Guid? MemberId { get; private set; }

    public string FullName => FirstName + " " + LastName;

    /// <summary>What <see cref="AcceptedTexts"/> holds.</summary>
    public IReadOnlyList<(JoiningTextKind Kind, int Version)> Accepted =>
    [
        .. AcceptedTexts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':'))
            .Select(t => (JoiningTexts.Find(t[0])!.Value, int.Parse(t[1], CultureInfo.InvariantCulture))),
    ];

    /// <summary>Whether the bureau may still decide.</summary>
    public bool IsOpen => State is ApplicationState.ToDecide or ApplicationState.MoreAsked;

    /// <summary>Refuses what a member's entry refuses, a missing address or category, texts that were not accepted.</summary>
    /// <param name="texts">Versions shown; all of them must be accepted.</param>
    /// <param name="secret">Goes into the link; only its hash is kept.</param>
    public static Outcome<MembershipApplication> Send(
        ApplicationDetails details, IReadOnlyDictionary<JoiningTextKind, int> texts, bool accepted, DateTime now, out string secret)
    {
        secret = "";
        var person = Member.Create(details.Person);
        var refusals = person.Refusals.ToList();
        if (string.IsNullOrWhiteSpace(details.Person.Email))
        {
            refusals.Add(new("email-required", "Indiquez votre adresse électronique : le lien de confirmation y est envoyé.", nameof(Email)));
        }
        if (details.Category is null)
        {
            refusals.Add(new("category-required", "Dites à quel titre vous adhérez.", nameof(Category)));
        }
        var organisation = TypedText.Line(details.Organisation);
        if (organisation.Length > OrganisationLength || (organisation.Length == 0 && details.Category is MemberCategory.Structure))
        {
            refusals.Add(new("organisation-required", $"Indiquez le nom de la structure ({OrganisationLength} caractères au plus).", nameof(Organisation)));
        }
        var message = TypedText.Lines(details.Message);
        if (message.Length > MessageLength)
        {
            refusals.Add(new("message-length", $"{FrenchNumber.Whole(MessageLength)} caractères au plus.", nameof(Message)));
        }
        else if (PatientWatch.Warning(message) is { } patient)
        {
            refusals.Add(new("patient-identity", patient, nameof(Message)));
        }
        if (!accepted)
        {
            refusals.Add(new("texts-not-accepted", "L’adhésion demande d’accepter ces textes.", "Accepted"));
        }
        if (refusals.Count > 0)
        {
            return refusals;
        }
        var entry = person.Required;
        var site = entry.Sites.Count == 0 ? null : entry.Sites[0];
        var application = new MembershipApplication
        {
            Category = details.Category!.Value,
            Organisation = organisation,
            LastName = entry.LastName,
            FirstName = entry.FirstName,
            FoldedName = entry.FoldedName,
            Profession = entry.Profession,
            Rpps = entry.Rpps,
            IsLiberal = entry.IsLiberal,
            IsSalaried = entry.IsSalaried,
            Email = entry.Email,
            Phone = entry.Phone,
            Commune = site?.Commune ?? "",
            SiteLabel = site?.Label ?? "",
            Address = site?.Address ?? "",
            Message = message,
            AcceptedTexts = string.Join(' ', texts.OrderBy(t => t.Key).Select(t => $"{t.Key.Code()}:{t.Value.ToString(CultureInfo.InvariantCulture)}")),
            SentAt = now,
        };
        secret = application.OpenLink();
        return application;
    }

    /// <summary>Whether a link carries the secret of the last message.</summary>
    public bool Knows(string? secret) =>
        LinkHash.Length > 0 && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(secret ?? "")), Encoding.ASCII.GetBytes(LinkHash));

    /// <summary>Followed in time, the link brings the application before the bureau.</summary>
    public List<Refusal> Confirm(DateTime now)
    {
        if (State != ApplicationState.Unconfirmed)
        {
            return [];
        }
        if (now - SentAt > ConfirmationTime)
        {
            return [new("link-expired", "Ce lien a expiré : remplissez de nouveau le formulaire.")];
        }
        (State, ConfirmedAt, LinkHash) = (ApplicationState.ToDecide, now, "");
        return [];
    }

    /// <summary>Asks the person for more; returns the secret of the link by which they answer.</summary>
    public Outcome<string> AskMore(string? question, string by, DateOnly day)
    {
        var asked = TypedText.Lines(question);
        if (asked.Length is 0 or > MessageLength)
        {
            return new Refusal("question-required", $"Écrivez ce que vous demandez ({FrenchNumber.Whole(MessageLength)} caractères au plus).", nameof(Question));
        }
        if (!IsOpen)
        {
            return AlreadyDecided();
        }
        (State, Question, Answer, DecidedBy, DecidedOn) = (ApplicationState.MoreAsked, asked, "", by, day);
        return OpenLink();
    }

    /// <summary>The answer to what was asked.</summary>
    public List<Refusal> Complete(string? answer)
    {
        var said = TypedText.Lines(answer);
        if (said.Length is 0 or > MessageLength)
        {
            return [new("answer-required", $"Écrivez votre réponse ({FrenchNumber.Whole(MessageLength)} caractères au plus).", nameof(Answer))];
        }
        if (PatientWatch.Warning(said) is { } patient)
        {
            return [new("patient-identity", patient, nameof(Answer))];
        }
        if (State != ApplicationState.MoreAsked)
        {
            return [AlreadyDecided()];
        }
        (State, Answer, LinkHash) = (ApplicationState.ToDecide, said, "");
        return [];
    }

    /// <param name="member">The new entry, or the one that the bureau recognised; it is not changed from here.</param>
    public List<Refusal> Accept(Guid member, string by, DateOnly day)
    {
        if (!IsOpen)
        {
            return [AlreadyDecided()];
        }
        (State, MemberId, DecidedBy, DecidedOn, LinkHash) = (ApplicationState.Accepted, member, by, day, "");
        return [];
    }

    /// <param name="reason">Said to the person; may be empty.</param>
    public List<Refusal> Refuse(string? reason, string by, DateOnly day)
    {
        var said = TypedText.Lines(reason);
        if (said.Length > MessageLength)
        {
            return [new("reason-length", $"{FrenchNumber.Whole(MessageLength)} caractères au plus.", nameof(Question))];
        }
        if (!IsOpen)
        {
            return [AlreadyDecided()];
        }
        (State, Question, DecidedBy, DecidedOn, LinkHash) = (ApplicationState.Refused, said, by, day, "");
        return [];
    }

    /// <summary>The entry of a new member.</summary>
    public MemberDetails Entry() => new(
        LastName, FirstName, Profession, Rpps, IsLiberal, IsSalaried, Email, Phone,
        Organisation.Length > 0 && Category != MemberCategory.Structure ? "Représente : " + Organisation : null,
        Commune.Length > 0 ? [new(null, Commune, SiteLabel, Address)] : []);

    /// <summary>The entry of the structure that becomes a member; null when the application is of a person.</summary>
    public MemberDetails? Structure() => Category != MemberCategory.Structure || Organisation.Length == 0 ? null : new(
        Organisation.Length > Member.NameLength ? Organisation[..Member.NameLength] : Organisation, null, null, null, false, false, Email, Phone, null,
        Commune.Length > 0 ? [new(null, Commune, SiteLabel, Address)] : [])
    {
        Kind = MemberKinds.Of(Organisation),
    };

    private Refusal AlreadyDecided() => new("already-decided", $"Cette demande a déjà reçu une réponse ({State.Label()}).");

    private string OpenLink()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        LinkHash = HashOf(secret);
        return secret;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>Mots des états d'une demande. Source: statuts et règlement intérieur.</summary>
public static class ApplicationStates
{
    public static string Label(this ApplicationState state) => state switch
    {
        ApplicationState.Unconfirmed => "à confirmer",
        ApplicationState.ToDecide => "à décider",
        ApplicationState.MoreAsked => "complément demandé",
        ApplicationState.Accepted => "acceptée",
        ApplicationState.Refused => "refusée",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
