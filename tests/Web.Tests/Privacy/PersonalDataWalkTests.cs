using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tisserand.Data;
using Tisserand.Data.Access;
using Tisserand.Domain.Members;
using Tisserand.Domain.Privacy;
using Tisserand.Web.Shell;
using Tisserand.Web.Shell.Privacy;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Privacy;

/// <summary>
/// Walks the model: a record that points to a person, or has a column that looks like one, is told by a module (PersonalRecords), and
/// every text of such a record is said to be personal or not. Whoever adds a table or a column adds its line, or says here why not.
/// </summary>
public sealed partial class PersonalDataWalkTests
{
    /// <summary>Records with a column that looks personal, and why they are not.</summary>
    private static readonly Dictionary<string, string> OfNobody = new(StringComparer.Ordinal)
    {
        ["Cpts"] = "name of an association",
        ["ApiKey"] = "what a key is for",
        ["PaidDeed"] = "name of a task that is paid by deed",
        ["StoredFile"] = "name of a file: found by the record that it is joined to",
        ["OwnProcessing"] = "words of the register",
        ["PrivacySettings"] = "who answers for the association, published on purpose",
        ["AuditEntry"] = "made anonymous by itself: lines by what they are about, authors by their account",
        ["FoundingText"] = "which body adopted the statutes",
        ["GoverningBody"] = "name of a body",
        ["RegisteredSeat"] = "address of the association",
        ["Funder"] = "name of an authority or a foundation",
        ["Tag"] = "name of a group of members",
        ["AciContract"] = "source of a figure",
        ["Scenario"] = "name of a scenario on the contract",
        ["College"] = "name of a group of members",
        ["TerritoryLine"] = "name of a commune",
    };


    [Fact]
    public async Task Every_record_that_holds_personal_data_is_told_by_a_module()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.Within(null, services =>
        {
            var told = services.GetRequiredService<AppOptions>().Modules.SelectMany(m => m.PersonalRecords).ToList();
            Assert.Empty(told.GroupBy(r => r.Entity).Where(g => g.Count() > 1).Select(g => g.Key.Name + " is told twice"));
            var faults = Faults(services.GetRequiredService<TisserandDb>().Model, told);
            Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
            return Task.CompletedTask;
        });
    }

    /// <summary>The walk is itself tested: with a rule taken away, a text untold or a name that is none, it says so.</summary>
    [Fact]
    public async Task A_missing_rule_an_untold_text_and_a_wrong_name_are_reported()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.Within(null, services =>
        {
            var model = services.GetRequiredService<TisserandDb>().Model;
            var told = services.GetRequiredService<AppOptions>().Modules.SelectMany(m => m.PersonalRecords).ToList();
            List<PersonalRecord> With(Type entity, Func<PersonalRecord, PersonalRecord?> change) => [.. told.Select(r => r.Entity == entity ? change(r) : r).OfType<PersonalRecord>()];

            Assert.Contains(Faults(model, With(typeof(PracticeSite), _ => null)), f => f.StartsWith("PracticeSite: ", StringComparison.Ordinal));
            Assert.Contains(Faults(model, With(typeof(CptsAccess), _ => null)), f => f.StartsWith("CptsAccess: ", StringComparison.Ordinal));
            Assert.Contains("Member.Notes: personal, impersonal or an author?", Faults(model, With(typeof(Member), r => r with { Personal = [.. r.Personal.Except(["Notes"])] })));
            Assert.Contains("KeptIdentity.Gone: no such property.", Faults(model, With(typeof(KeptIdentity), r => r with { Personal = ["Gone"] })));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Every_duration_of_the_register_and_of_the_choices_is_a_rule()
    {
        await using var app = await TestApp.Start(DatabaseKind.Sqlite, seed: false);
        await app.Within(null, services =>
        {
            var rules = services.GetRequiredService<AppOptions>().Modules.SelectMany(m => m.Retention).ToList();

            Assert.Equal(rules.Count, rules.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(rules.Where(r => r.Key.Length > RetentionChoice.KeyLength || r.Source.Length == 0 || !Year().IsMatch(r.Source)).Select(r => r.Key + " has no dated source"));
            Assert.Equal(rules.Select(r => r.Key).Order(StringComparer.Ordinal), Processing.Standard.SelectMany(p => p.Retention).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }

    private static List<string> Faults(IModel model, IReadOnlyList<PersonalRecord> told)
    {
        var rules = told.ToDictionary(r => r.Entity);
        var faults = new List<string>();
        foreach (var entity in model.GetEntityTypes().Where(e => !e.IsOwned()))
        {
            if (rules.TryGetValue(entity.ClrType, out var rule))
            {
                var said = rule.Personal.Concat(rule.Impersonal).Concat(rule.Authors).ToHashSet(StringComparer.Ordinal);
                faults.AddRange(said.Where(p => entity.FindProperty(p) is null).Select(p => $"{entity.ClrType.Name}.{p}: no such property."));
                faults.AddRange(entity.GetProperties().Where(p => p.ClrType == typeof(string) && !p.IsForeignKey() && !said.Contains(p.Name) && !(p.IsPrimaryKey() && p.Name == "Id"))
                    .Select(p => $"{entity.ClrType.Name}.{p.Name}: personal, impersonal or an author?"));
            }
            else if (Points(entity, rules.Keys) is { } why && !OfNobody.ContainsKey(entity.ClrType.Name))
            {
                faults.Add($"{entity.ClrType.Name}: {why}, and no module tells of it: add it to PersonalRecords of its module, or to OfNobody here with a reason.");
            }
        }
        return faults;
    }

    /// <summary>A key to a member or an account, a part of a personal record, or a column that looks like a person; null for none of these.</summary>
    private static string? Points(IEntityType entity, IEnumerable<Type> personal)
    {
        var pointed = entity.GetForeignKeys().Select(k => k.PrincipalEntityType.ClrType).FirstOrDefault(t => t == typeof(Member) || t == typeof(Account) || (t != entity.ClrType && OfAPerson.Contains(t) && personal.Contains(t)));
        if (pointed is not null)
        {
            return $"it points to {pointed.Name}";
        }
        var column = entity.GetProperties().FirstOrDefault(p => (p.ClrType == typeof(string) && Looks().IsMatch(p.Name)) || (p.Name.EndsWith("AccountId", StringComparison.Ordinal) || p.Name.EndsWith("MemberId", StringComparison.Ordinal)));
        return column is null ? null : $"its column {column.Name} looks like a person";
    }

    /// <summary>Records of one person each: what hangs from them is of that person.</summary>
    private static readonly Type[] OfAPerson = [typeof(Domain.Contributions.Contribution), typeof(Domain.Indemnities.IndemnityLine), typeof(Domain.Meetings.Attendance), typeof(Domain.Admissions.MembershipApplication), typeof(RightsRequest), typeof(Domain.Meetings.Registrations.Registration)];

    [GeneratedRegex("(Name|Email|Mail|Phone|Address|Person|People|Payer|Author|Holder|Iban|Contact|Signat|Birth|Rpps)|(By|^To|^From)$", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Looks();

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Year();
}
