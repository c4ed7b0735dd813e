using Tisserand.Domain.Members;
using Tisserand.Domain.Reference;
using Tisserand.Domain.Territories;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Members;

/// <summary>Members, a territory and a small directory, put in place without the pages.</summary>
internal static class MemberScene
{
    public const string Lumbres = "62534";
    public const string SaintOmer = "62765";
    public const string Lille = "59350";

    public static readonly DateOnly Since = new(2024, 3, 12);

    public static MemberDetails Details(string lastName, string firstName, string profession = "60", string? rpps = null, bool liberal = true, bool salaried = false, string commune = Lumbres) =>
        new(lastName, firstName, profession, rpps, liberal, salaried, null, null, null, [new(null, commune, null, null)]);

    /// <summary>Adds members since 12 March 2024; answers their ids.</summary>
    public static async Task<IReadOnlyList<Guid>> Add(this TestApp app, params MemberDetails[] details)
    {
        var members = details.Select(d => Member.Create(d).Required).ToList();
        members.ForEach(m => Assert.Empty(m.Start(Since)));
        await app.WithDb(app.DeuxVallees, async db =>
        {
            db.AddRange(members);
            await db.SaveChangesAsync();
        });
        return members.ConvertAll(m => m.Id);
    }

    public static Task AddTerritory(this TestApp app, params string[] communes) => app.WithDb(app.DeuxVallees, async db =>
    {
        var territory = new Territory([], Geography.Current);
        db.AddRange(communes.Select(c => territory.Join(c, new LineTerms(new(2020, 1, 1), null, null, null, null)).Required.Line));
        await db.SaveChangesAsync();
    });

    /// <summary>Loads a directory through the importer, from lines made by <see cref="Line"/>.</summary>
    public static Task LoadDirectory(this TestApp app, params string[] lines) => app.Within(null, async services =>
    {
        var header = string.Join('|', Enumerable.Range(1, 56).Select(i => Headings.TryGetValue(i, out var heading) ? heading : "Colonne " + i));
        var text = string.Join('\n', lines.Prepend(header)) + "\n";
        var import = (ImportDirectory)services.GetService(typeof(ImportDirectory))!;
        var outcome = await import.Run(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), "PS_LibreAcces_Personne_activite_202611200800.txt");
        Assert.True(outcome.Succeeded, string.Join(' ', outcome.Refusals.Select(r => r.Message)));
    });

    public static string Line(string rpps, string lastName, string firstName, string profession, string mode, string commune, string category = "C", string role = "", string place = "410000000000000")
    {
        var cells = Enumerable.Repeat("", 57).ToArray();
        void Put(int column, string value) => cells[column - 1] = value;
        Put(1, "8");
        Put(2, rpps);
        Put(3, "8" + rpps);
        Put(8, lastName);
        Put(9, firstName);
        Put(10, profession);
        Put(11, Nomenclature.FindProfession(profession)!.Label);
        Put(12, category);
        Put(18, mode);
        Put(26, "CABINET " + commune);
        Put(33, "RUE DE LA MAIRIE");
        Put(37, commune);
        Put(41, "03 21 00 00 00");
        Put(47, place + commune);
        Put(53, role);
        return string.Join('|', cells);
    }

    private static readonly Dictionary<int, string> Headings = Header();

    private static Dictionary<int, string> Header()
    {
        const string All = "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Numéro FINESS établissement juridique|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Complément destinataire (coord. structure)|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)|Mention distribution (coord. structure)|Bureau cedex (coord. structure)|Code postal (coord. structure)|Code commune (coord. structure)|Libellé commune (coord. structure)|Code pays (coord. structure)|Libellé pays (coord. structure)|Téléphone (coord. structure)|Téléphone 2 (coord. structure)|Télécopie (coord. structure)|Adresse e-mail (coord. structure)|Code Département (structure)|Libellé Département (structure)|Ancien identifiant de la structure|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité|Code section tableau pharmaciens|Libellé section tableau pharmaciens|Code rôle|Libellé rôle|Code genre activité|Libellé genre activité";
        return All.Split('|').Select((h, i) => (h, i)).ToDictionary(p => p.i + 1, p => p.h);
    }
}
