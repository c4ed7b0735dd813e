using Microsoft.AspNetCore.Mvc.Rendering;
using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Web.Shell.Formats;

namespace Tisserand.Web.Shell.People;

/// <summary>How members are said on screen, in files and in addresses.</summary>
internal static class MemberText
{
    public static IReadOnlyList<SelectListItem> Professions { get; } =
        [.. Nomenclature.Professions.Select(p => new SelectListItem(p.Label, p.Code)), new(Member.ProfessionLabel(Member.OtherProfession), Member.OtherProfession)];

    public static IReadOnlyList<SelectListItem> StructureKinds { get; } = [.. MemberKinds.Structures.Select(k => new SelectListItem(k.Label(), k.ToString()))];

    public static IReadOnlyList<SelectListItem> States { get; } =
    [
        new("Adhérents", ""), new("Adhésions à venir", "a-venir"), new("Anciens adhérents", "anciens"), new("Jamais adhérents", "jamais"), new("Tous", "tous"),
    ];

    public static IReadOnlyList<SelectListItem> Practices { get; } =
        [new("Tous exercices", ""), new("Libéral", "liberal"), new("Salarié", "salarie"), new("Libéral et salarié", "mixte"), new("Non précisé", "non-precise")];

    /// <summary>« Libéral », « Salarié », « Libéral et salarié »; empty when it is not known.</summary>
    public static string Practice(bool isLiberal, bool isSalaried) => (isLiberal, isSalaried) switch
    {
        (true, true) => "Libéral et salarié",
        (true, false) => "Libéral",
        (false, true) => "Salarié",
        _ => "",
    };

    /// <summary>What the last period of membership says on a day, and the tone of its tag.</summary>
    public static (string Label, string Tone) State(DateOnly? since, DateOnly? until, DateOnly day) => since switch
    {
        null => ("Jamais adhérent", ""),
        { } start when start > day => ($"Adhérent à partir du {French.Day(start)}", "wait"),
        _ when until < day => ($"Ancien adhérent depuis le {French.Day(until.Value.AddDays(1))}", ""),
        { } start when until is { } end => ($"Adhérent du {French.Day(start)} au {French.Day(end)}", "due"),
        { } start => ($"Adhérent depuis le {French.Day(start)}", "ok"),
    };

    /// <summary>The same, where a column already says that it is about membership.</summary>
    public static (string Label, string Tone) ShortState(DateOnly? since, DateOnly? until, DateOnly day) => since switch
    {
        null => ("Jamais", ""),
        { } start when start > day => ($"À partir du {French.Day(start)}", "wait"),
        _ when until < day => ($"Jusqu’au {French.Day(until.Value)}", ""),
        { } start when until is { } end => ($"Du {French.Day(start)} au {French.Day(end)}", "due"),
        { } start => ($"Depuis le {French.Day(start)}", "ok"),
    };

    /// <summary>« Lumbres (62534) », as a commune field shows and reads it.</summary>
    public static string Commune(string code) => Geography.Current.Find(code) is { } commune ? $"{commune.Name} ({commune.Code})" : code;

    public static string CommuneName(string code) => Geography.Current.Find(code)?.Name ?? code;
}
