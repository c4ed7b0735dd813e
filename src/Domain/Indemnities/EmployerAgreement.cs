using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>Forme de l'accord avec l'employeur.</summary>
public enum EmployerTerms
{
    /// <summary>L'employeur facture le temps de son salarié.</summary>
    Invoice,

    /// <summary>Convention de mise à disposition.</summary>
    Secondment,
}

/// <summary>
/// Accord avec l'employeur d'un salarié : who is compensated for the time of a salaried professional, since the person cannot be.
/// Source: Guide pratique CPTS, sheet 7.
/// </summary>
public sealed class EmployerAgreement : ICptsOwned
{
    public const int EmployerLength = 200;
    public const int ReferenceLength = 200;

    private EmployerAgreement()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public string Employer { get; private set; } = "";

    public EmployerTerms Terms { get; private set; }

    /// <summary>« Convention du 12 mars 2026 ».</summary>
    public string Reference { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day, included; null while it holds.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Refuses a missing employer or first day, texts too long, an end before the start.</summary>
    public static Outcome<EmployerAgreement> Write(Guid member, string? employer, EmployerTerms terms, string? reference, DateOnly? from, DateOnly? until)
    {
        var agreement = new EmployerAgreement { MemberId = member };
        var refusals = agreement.Change(employer, terms, reference, from, until);
        return refusals.Count > 0 ? refusals : agreement;
    }

    /// <inheritdoc cref="Write"/>
    public List<Refusal> Change(string? employer, EmployerTerms terms, string? reference, DateOnly? from, DateOnly? until)
    {
        var refusals = new List<Refusal>();
        if (TypedText.Line(employer).Length is 0 or > EmployerLength)
        {
            refusals.Add(new("employer-required", $"Nommez l’employeur ({EmployerLength} caractères au plus).", nameof(Employer)));
        }
        if (TypedText.Line(reference).Length > ReferenceLength)
        {
            refusals.Add(new("text-too-long", $"{ReferenceLength} caractères au plus.", nameof(Reference)));
        }
        if (from is null || from.Value.Year is < 2000 or > 2099)
        {
            refusals.Add(new("day-required", "Indiquez le premier jour.", nameof(From)));
        }
        if (until < from)
        {
            refusals.Add(new("end-before-start", "Le dernier jour suit le premier.", nameof(Until)));
        }
        if (refusals.Count == 0)
        {
            (Employer, Terms, Reference, From, Until) = (TypedText.Line(employer), terms, TypedText.Line(reference), from!.Value, until);
        }
        return refusals;
    }
}

/// <summary>Formes d'accord, in French words.</summary>
public static class EmployerTermsWords
{
    public static string Label(this EmployerTerms terms) => terms == EmployerTerms.Invoice ? "facture de l’employeur" : "convention de mise à disposition";
}
