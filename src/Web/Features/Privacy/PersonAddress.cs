using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Privacy;

namespace Tisserand.Web.Features.Privacy;

/// <summary>Persons in addresses and in words: « adherent », « demande », « compte ».</summary>
internal static class PersonAddress
{
    public static string Code(this PersonKind kind) => kind switch
    {
        PersonKind.Member => "adherent",
        PersonKind.Applicant => "demande",
        PersonKind.Account => "compte",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Label(this PersonKind kind) => kind switch
    {
        PersonKind.Member => "adhérent ou contact",
        PersonKind.Applicant => "demande d’adhésion",
        PersonKind.Account => "compte sans fiche",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static PersonKind? Find(string? code) => Enum.GetValues<PersonKind>().Where(k => k.Code() == code).Select(k => (PersonKind?)k).FirstOrDefault();

    public static string Link(this CptsOfRequest here, PersonKind kind, Guid id, string act = "") => here.Link($"donnees/personnes/{kind.Code()}/{id}{act}");
}
