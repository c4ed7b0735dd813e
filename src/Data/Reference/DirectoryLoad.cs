using Microsoft.EntityFrameworkCore;
using Tisserand.Domain.Foundation;

namespace Tisserand.Data.Reference;

/// <summary>
/// One load of the directory: rows go in batches into tables beside those in use, and <see cref="Complete"/> puts them in
/// their place in one transaction. Abandoned or killed before that, the old generation stays and the next load clears up.
/// </summary>
public abstract class DirectoryLoad : IAsyncDisposable
{
    /// <summary>Begins a load; refuses while another one is running.</summary>
    public static async Task<Outcome<DirectoryLoad>> Begin(ReferenceDb db, CancellationToken cancellationToken)
    {
        await ReferenceBase.Create(db, cancellationToken);
        DirectoryLoad? load = db.Database.IsNpgsql()
            ? await PostgresDirectoryLoad.Open(db.Database.GetConnectionString()!, cancellationToken)
            : SqliteDirectoryLoad.Open(db.Database.GetConnectionString()!);
        return load is null
            ? new Refusal("load-running", "Un chargement de l’annuaire est déjà en cours\u00A0: attendez qu’il soit terminé.")
            : load;
    }

    /// <summary>Writers of the four tables, columns in the order of <see cref="DirectoryTables"/>.</summary>
    private protected abstract DirectoryWriter Practitioners { get; }

    private protected abstract DirectoryWriter Places { get; }

    private protected abstract DirectoryWriter Activities { get; }

    private protected abstract DirectoryWriter Skills { get; }

    public void Add(in PractitionerRecord row)
    {
        var writer = Practitioners;
        writer.Begin();
        writer.Number(row.Id);
        writer.Text(row.NationalId);
        writer.Text(row.Rpps);
        writer.Text(row.Civility);
        writer.Text(row.Title);
        writer.Text(row.LastName);
        writer.Text(row.FirstName);
        writer.Text(row.Folded);
        writer.Text(row.Profession);
        writer.Text(row.Category);
        writer.End();
    }

    public void Add(in PlaceRecord row)
    {
        var writer = Places;
        writer.Begin();
        writer.Number(row.Id);
        writer.Text(row.Key);
        writer.Text(row.Finess);
        writer.Text(row.Siret);
        writer.Text(row.Name);
        writer.Text(row.Sign);
        writer.Text(row.Complement);
        writer.Text(row.Street);
        writer.Text(row.Distribution);
        writer.Text(row.PostalCode);
        writer.Text(row.City);
        writer.Text(row.Commune);
        writer.Text(row.CommuneGiven);
        writer.Short(row.Located);
        writer.Text(row.Phone);
        writer.Text(row.PhoneGiven);
        writer.Text(row.Email);
        writer.End();
    }

    public void Add(in ActivityRecord row)
    {
        var writer = Activities;
        writer.Begin();
        writer.Number(row.Practitioner);
        writer.Reference(row.Place);
        writer.Text(row.Commune);
        writer.Text(row.Profession);
        writer.Text(row.Category);
        writer.Text(row.Mode);
        writer.Text(row.Sector);
        writer.Text(row.Role);
        writer.Text(row.Kind);
        writer.Flag(row.Replacement);
        writer.End();
    }

    public void Add(in SkillRecord row)
    {
        var writer = Skills;
        writer.Begin();
        writer.Number(row.Practitioner);
        writer.Text(row.Code);
        writer.Text(row.Kind);
        writer.Short(row.Rank);
        writer.End();
    }

    /// <summary>
    /// Builds the indexes, compares with the load in use (<see cref="DirectoryComparison"/>), then swaps the generations in one transaction. <paramref name="describe"/> is asked at the end, so
    /// that the counts and the time are those of the whole load; its argument is the number of the generation.
    /// </summary>
    public abstract Task<Generation> Complete(
        IReadOnlyCollection<CodeLabel> labels,
        IReadOnlyCollection<RejectedLine> rejected,
        IFingerprints fingerprints,
        Func<long, Generation> describe,
        CancellationToken cancellationToken);

    /// <summary>One row for each person.</summary>
    private protected static void Write(IFingerprints fingerprints, DirectoryWriter writer)
    {
        for (var i = 0; i < fingerprints.Values.Count; i++)
        {
            writer.Begin();
            writer.Number(i + 1);
            writer.Long(unchecked((long)fingerprints.Values[i]));
            writer.End();
        }
    }

    public abstract ValueTask DisposeAsync();
}
