using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Privacy;

/// <summary>Droit exercé par une personne. Source: RGPD, articles 15 to 21.</summary>
public enum PersonRight
{
    /// <summary>Accès : know what is held, have a copy.</summary>
    Access,

    /// <summary>Rectification.</summary>
    Rectification,

    /// <summary>Opposition.</summary>
    Objection,

    /// <summary>Effacement.</summary>
    Erasure,

    /// <summary>Limitation.</summary>
    Restriction,

    /// <summary>Portabilité.</summary>
    Portability,
}

/// <summary>Demande d’exercice d’un droit, telle que saisie.</summary>
/// <param name="MemberId">The entry, when the person has one.</param>
/// <param name="Details">What is asked, in the person's words.</param>
public sealed record RightsRequestEntry(PersonRight? Right, DateOnly? ReceivedOn, string? Name, string? Contact, Guid? MemberId, string? Details);

/// <summary>
/// Demande d’une personne sur ses données : what is asked, when, and the answer given within a month. Source: RGPD, articles 12 and 15 to 21.
/// </summary>
public sealed class RightsRequest : ICptsOwned
{
    public const int NameLength = 210;
    public const int TextLength = 4_000;

    private static readonly DateOnly Earliest = new(2018, 5, 25);

    private RightsRequest()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public PersonRight Right { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>E-mail or postal address to answer to.</summary>
    public string Contact { get; private set; } = "";

    public Guid? MemberId { get; private set; }

    public string Details { get; private set; } = "";

    /// <summary>Why two more months are taken; empty when they are not.</summary>
    public string Extension { get; private set; } = "";

    public DateOnly? AnsweredOn { get; private set; }

    public string Answer { get; private set; } = "";

    public string AnsweredBy { get; private set; } = "";

    /// <summary>
    /// Last day to answer: the same day of the next month, or its last day when it is shorter; of the third month once extended. Not
    /// moved to a working day: earlier than what the law allows, never later. Source: RGPD, article 12.3.
    /// </summary>
    public DateOnly DueOn => ReceivedOn.AddMonths(Extension.Length > 0 ? 3 : 1);

    /// <summary>Refuses a missing right or name, a day before the RGPD or to come, texts too long or that name a patient.</summary>
    public static Outcome<RightsRequest> Receive(RightsRequestEntry entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (name, contact, details) = (TypedText.Line(entry.Name), TypedText.Line(entry.Contact), TypedText.Lines(entry.Details));
        var refusals = new List<Refusal>();
        if (entry.Right is null)
        {
            refusals.Add(new("right-required", "Choisissez ce que la personne demande.", nameof(Right)));
        }
        if (entry.ReceivedOn is not { } day || day < Earliest || day > today)
        {
            refusals.Add(new("day-out-of-range", "Indiquez le jour où la demande est arrivée, qui n’est pas à venir.", nameof(ReceivedOn)));
        }
        if (name.Length is 0 or > NameLength)
        {
            refusals.Add(new("name-required", "Indiquez qui fait la demande.", nameof(Name)));
        }
        if (contact.Length > 320)
        {
            refusals.Add(new("text-too-long", "320 caractères au plus.", nameof(Contact)));
        }
        if (details.Length > TextLength)
        {
            refusals.Add(new("text-too-long", $"{FrenchNumber.Whole(TextLength)} caractères au plus.", nameof(Details)));
        }
        refusals.AddRange(PatientWatch.Refusals((details, nameof(Details))));
        return refusals.Count > 0 ? refusals : new RightsRequest
        {
            Right = entry.Right!.Value,
            ReceivedOn = entry.ReceivedOn!.Value,
            Name = name,
            Contact = contact,
            MemberId = entry.MemberId,
            Details = details,
        };
    }

    /// <summary>Takes two more months, for a reason told to the person within the first. Refuses once answered or extended, a missing reason, a month gone by.</summary>
    public List<Refusal> Extend(string? reason, DateOnly today)
    {
        var said = TypedText.Lines(reason);
        if (AnsweredOn is not null || Extension.Length > 0)
        {
            return [new("not-extendable", "Cette demande est déjà prolongée ou a sa réponse.")];
        }
        if (today > DueOn)
        {
            return [new("too-late", "Le mois est passé\u00A0: la prolongation se dit à la personne avant sa fin.", nameof(Extension))];
        }
        if (said.Length is 0 or > TextLength)
        {
            return [new("reason-required", "Dites pourquoi la réponse demande plus d’un mois.", nameof(Extension))];
        }
        if (PatientWatch.Refusals((said, nameof(Extension))).ToList() is { Count: > 0 } patient)
        {
            return patient;
        }
        Extension = said;
        return [];
    }

    /// <summary>Notes the answer. Refuses a missing one, a day before the request or to come, a request already answered.</summary>
    public List<Refusal> Close(string? answer, DateOnly? on, string by, DateOnly today)
    {
        var said = TypedText.Lines(answer);
        var refusals = new List<Refusal>();
        if (AnsweredOn is not null)
        {
            refusals.Add(new("already-answered", "Cette demande a déjà sa réponse."));
        }
        if (said.Length is 0 or > TextLength)
        {
            refusals.Add(new("answer-required", $"Écrivez ce qui a été répondu ({FrenchNumber.Whole(TextLength)} caractères au plus).", nameof(Answer)));
        }
        refusals.AddRange(PatientWatch.Refusals((said, nameof(Answer))));
        if (on is not { } day || day < ReceivedOn || day > today)
        {
            refusals.Add(new("day-out-of-range", "Le jour de la réponse suit celui de la demande et n’est pas à venir.", nameof(AnsweredOn)));
        }
        if (refusals.Count == 0)
        {
            (Answer, AnsweredOn, AnsweredBy) = (said, on, by);
        }
        return refusals;
    }
}

/// <summary>Droits des personnes, in French words.</summary>
public static class PersonRights
{
    public static IReadOnlyList<PersonRight> All { get; } = Enum.GetValues<PersonRight>();

    public static string Label(this PersonRight right) => right switch
    {
        PersonRight.Access => "Accès",
        PersonRight.Rectification => "Rectification",
        PersonRight.Objection => "Opposition",
        PersonRight.Erasure => "Effacement",
        PersonRight.Restriction => "Limitation",
        PersonRight.Portability => "Portabilité",
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };

    /// <summary>What the person asks, in a few words.</summary>
    public static string Meaning(this PersonRight right) => right switch
    {
        PersonRight.Access => "savoir ce que la CPTS a sur elle, en avoir copie",
        PersonRight.Rectification => "corriger ou compléter",
        PersonRight.Objection => "ne plus servir à un usage (lettres, annuaire…)",
        PersonRight.Erasure => "être effacée",
        PersonRight.Restriction => "geler, le temps d’une vérification",
        PersonRight.Portability => "recevoir ses données dans un format réutilisable",
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
