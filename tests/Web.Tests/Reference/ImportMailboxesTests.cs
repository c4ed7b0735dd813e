using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tisserand.Data.Reference;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Reference;
using Tisserand.Web.Features.Reference.Imports;
using Tisserand.Web.Tests.Support;

namespace Tisserand.Web.Tests.Reference;

public class ImportMailboxesTests
{
    private const string Zoe = "99700000001";
    private const string Luc = "99700000002";

    private static readonly string[][] Sample =
    [
        MailboxExtraction.Practice("cabinet.tilleuls@exemple.mssante.fr", Zoe),
        MailboxExtraction.Personal("zoe.erable@exemple.mssante.fr", Zoe),
        // Once more for another skill, and once more for another place.
        MailboxExtraction.Personal("zoe.erable@exemple.mssante.fr", Zoe),
        ["PER", "zoe.erable@exemple.mssante.fr", "8", Zoe, "8" + Zoe, "SIRET", "12345678901234", "", "", "", "", "", ""],
        MailboxExtraction.Personal("luc.orme@exemple.mssante.fr", Luc),
        MailboxExtraction.Organisation("secretariat@hopital.mssante.fr", "590000013"),
        MailboxExtraction.Organisation("labo@hopital.mssante.fr", "590000013", "Laboratoire"),
        ["APP", "logiciel@hopital.mssante.fr", "", "", "", "", "1590000013", "", "", "", "", "", ""],
    ];

    private static async Task<ReferenceDb> Open(TestDatabase database)
    {
        var options = new DbContextOptionsBuilder<ReferenceDb>();
        ReferenceBase.Configure(options, database.Location);
        var db = new ReferenceDb(options.Options);
        await ReferenceBase.Create(db, CancellationToken.None);
        return db;
    }

    private static Task<Outcome<LoadedFile>> Import(ReferenceDb db, byte[] file, string name = MailboxExtraction.Name) =>
        new ImportMailboxes(db, new TestTime()).Run(new MemoryStream(file), name);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Addresses_go_to_persons_and_structures_personal_ones_first(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        var loaded = (await Import(db, MailboxExtraction.File(Sample))).Required.File;

        Assert.Equal((8, 7, 0, new DateOnly(2026, 11, 22)), (loaded.Rows, loaded.Kept, loaded.Rejected, loaded.ExtractedOn));
        Assert.Equal(8, (await new NationalFileQueries(db).InUse(NationalFile.Mailboxes))!.Rows);
        var queries = new DirectoryQueries(db);
        var found = await queries.Mailboxes(["8" + Zoe, "8" + Luc, "899700000009"]);
        Assert.Equal(["zoe.erable@exemple.mssante.fr", "cabinet.tilleuls@exemple.mssante.fr"], found["8" + Zoe].Select(m => m.Address));
        Assert.Equal([MailboxKind.Personal, MailboxKind.Practice], found["8" + Zoe].Select(m => m.Kind));
        Assert.Equal("CABINET DES TILLEULS", found["8" + Zoe].Last().Holder);
        Assert.Equal(2, found.Count);
        var hospital = (await queries.StructureMailboxes(["1590000013"]))["1590000013"].ToList();
        Assert.Equal(["secretariat@hopital.mssante.fr", "labo@hopital.mssante.fr", "logiciel@hopital.mssante.fr"], hospital.Select(m => m.Address));
        Assert.Equal("Laboratoire", hospital[1].Service);
        Assert.Empty(await queries.Mailboxes([]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Bad_lines_are_said_and_a_new_file_replaces_the_old_one_or_changes_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Create(kind);
        await using var db = await Open(database);
        var file = MailboxExtraction.File(
        [
            MailboxExtraction.Personal("=cmd|'/c calc'!A0", Zoe),
            MailboxExtraction.Personal("=cmd()@exemple.mssante.fr", Zoe),
            ["XYZ", .. MailboxExtraction.Personal("a@exemple.mssante.fr", Zoe)[1..]],
            ["PER", "b@exemple.mssante.fr", "", "", "", "", "", "", "", "", "", "", ""],
            ["ORG", "c@exemple.mssante.fr", "", "", "", "", "", "", "", "", "", "", ""],
            MailboxExtraction.Personal("nul\0@exemple.mssante.fr", Zoe),
            .. Sample,
        ]);
        var loaded = (await Import(db, file)).Required;
        Assert.Equal((14, 7, 6), (loaded.File.Rows, loaded.File.Kept, loaded.File.Rejected));
        var queries = new NationalFileQueries(db);
        var lines = await queries.RejectedLines(NationalFile.Mailboxes);
        Assert.Equal([2L, 3L, 4L, 5L, 6L, 7L], lines.Select(l => l.Line));
        Assert.Equal("L’adresse de la boîte manque ou n’est pas lisible.", lines[1].Reason);
        Assert.Equal("Le type de boîte n’est ni PER, ni CAB, ni ORG, ni APP.", lines[2].Reason);
        Assert.Equal("Une boîte personnelle doit dire à quel professionnel elle appartient.", lines[3].Reason);
        Assert.Equal("La ligne n’est pas un texte en UTF-8.", lines[5].Reason);

        Assert.Equal("file-no-row", Assert.Single((await Import(db, MailboxExtraction.File(["rien"]))).Refusals).Code);
        await using (var abandoned = (await FileLoad.Begin(db, NationalFile.Mailboxes, CancellationToken.None)).Required)
        {
            abandoned.Add("x@exemple.mssante.fr", 1, "8" + Luc, null, null, null);
            Assert.Equal("load-running", Assert.Single((await Import(db, file)).Refusals).Code);
        }
        Assert.Equal(7, await db.Mailboxes.CountAsync());
        Assert.Equal(2, (await Import(db, MailboxExtraction.File(Sample[4]))).Required.File.Generation);
        Assert.Equal(["luc.orme@exemple.mssante.fr"], await db.Mailboxes.Select(m => m.Address).ToListAsync());
        Assert.Empty(await queries.RejectedLines(NationalFile.Mailboxes));
    }

    [Theory]
    [InlineData("Identification nationale PP|Adresse BAL|Type BAL", "899700000001|zoe@exemple.mssante.fr|PER", "\n")]
    [InlineData("\uFEFFTYPE DE BAL|adresse bal|Colonne nouvelle|Identifiant PP", "PER|zoe@exemple.mssante.fr|x|99700000001", "|\r\n")]
    public async Task Columns_are_found_by_name_in_any_order(string columns, string line, string end)
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        (await Import(db, MailboxExtraction.File(columns.Split('|'), [line.Split('|')], end))).Required.ToString();
        Assert.Equal("zoe@exemple.mssante.fr", Assert.Single(await new DirectoryQueries(db).Mailboxes(["899700000001"]))!.Single().Address);
    }

    [Fact]
    public async Task Refuses_at_once_what_is_not_the_file()
    {
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        await using var db = await Open(database);
        var text = MailboxExtraction.File(Sample);
        (string Code, byte[] File)[] cases =
        [
            ("directory-empty", []),
            ("mssante-format", new byte[3_000_000]),
            ("mssante-format", "<html>"u8.ToArray()),
            ("mssante-encoding", Encoding.Latin1.GetBytes("Type de BAL|Dématérialisation")),
            ("mssante-columns", Extraction.File([Extraction.Line()])),
            ("mssante-format", GZip(new byte[50_000_000])),
            ("directory-archive", Zip(text, "autre.txt")),
            ("directory-archive", Zip(text, MailboxExtraction.Name)[..^30]),
            ("file-archive", [0x1f, 0x8b, .. new byte[500]]),
            ("file-archive", GZip(MailboxExtraction.File([.. Enumerable.Range(0, 20_000).Select(i => MailboxExtraction.Personal($"p{i}@exemple.mssante.fr", $"997{i:00000000}"))]))[..^5000]),
        ];
        foreach (var (code, file) in cases)
        {
            Assert.Equal(code, Assert.Single((await Import(db, file)).Refusals).Code);
        }
        Assert.Equal("file-unreadable", Assert.Single((await new ImportMailboxes(db, new TestTime()).Run("absent.txt")).Refusals).Code);
        Assert.Null(await new NationalFileQueries(db).InUse(NationalFile.Mailboxes));
        (await Import(db, Zip(text, MailboxExtraction.Name))).Required.ToString();
        (await Import(db, GZip(text))).Required.ToString();
    }

    [Fact]
    public void A_file_that_unpacks_without_end_is_cut()
    {
        using var endless = new LimitedStream(new MemoryStream(new byte[5000]), most: 4000);
        var buffer = new byte[1000];
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(1000, endless.Read(buffer));
        }
        Assert.Throws<FileTooLongException>(() => endless.Read(buffer));
    }

    private static byte[] Zip(byte[] content, string name)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry(name).Open();
            entry.Write(content);
        }
        return stream.ToArray();
    }

    private static byte[] GZip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var zip = new GZipStream(stream, CompressionMode.Compress))
        {
            zip.Write(content);
        }
        return stream.ToArray();
    }
}
