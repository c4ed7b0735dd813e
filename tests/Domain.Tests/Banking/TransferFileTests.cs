using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tisserand.Domain.Banking;
using Xunit;

namespace Tisserand.Domain.Tests.Banking;

public sealed class TransferFileTests
{
    /// <summary>Folder of the schemas of ISO 20022, which are not ours to spread.</summary>
    private const string Schemas = "TISSERAND_SCHEMAS";

    [Theory]
    [InlineData("Anaïs Roche", "Anais Roche")]
    [InlineData("  L’Haÿ-les-Roses & Cie ; Lœuf  ", "L'Hay-les-Roses + Cie , Loeuf")]
    [InlineData("//Réf//12/", "Ref/12")]
    [InlineData("Straße Øre Łódź", "Strasse Ore Lodz")]
    [InlineData("名前 😀 <b>\"x\"</b>", "b x /b")]
    public void Only_what_a_bank_takes_is_written(string text, string written) => Assert.Equal(written, BankText.Of(text, 70));

    [Fact]
    public void A_text_is_cut_at_its_length() => Assert.Equal("abcd", BankText.Of("abcd/ef", 5));

    [Theory, InlineData(TransferFileVersion.V03), InlineData(TransferFileVersion.V09)]
    public void Amounts_counts_and_ids_are_those_of_the_batch(TransferFileVersion version)
    {
        var batch = Batches.Of(Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 1_234_56), Batches.Sum(Guid.NewGuid(), "Paul Lenoir", 7));

        var file = XDocument.Parse(Encoding.UTF8.GetString(TransferFile.Write(batch, Batches.Account(), version)));

        XNamespace ns = "urn:iso:std:iso:20022:tech:xsd:" + version.Name();
        Assert.Equal(["2", "2"], file.Descendants(ns + "NbOfTxs").Select(e => e.Value));
        Assert.Equal(["1234.63", "1234.63"], file.Descendants(ns + "CtrlSum").Select(e => e.Value));
        Assert.Equal(["1234.56", "0.07"], file.Descendants(ns + "InstdAmt").Select(e => e.Value));
        Assert.Equal(["VIR-2026-003-0001", "VIR-2026-003-0002"], file.Descendants(ns + "EndToEndId").Select(e => e.Value));
        Assert.Equal("2026-11-23", file.Descendants(ns + "ReqdExctnDt").Single().Value);
        Assert.Equal("NOTPROVIDED", file.Descendants(ns + "DbtrAgt").Single().Value);
        Assert.Equal("Anais Roche", file.Descendants(ns + "Cdtr").First().Value);
        Assert.Equal("VIR-2026-003 Groupe plaies du 12 mars 2026", file.Descendants(ns + "Ustrd").First().Value);
        Assert.Equal(TransferFile.Write(batch, Batches.Account(), version), TransferFile.Write(batch, Batches.Account(), version));
    }

    [Theory, InlineData(TransferFileVersion.V03), InlineData(TransferFileVersion.V09)]
    public void The_file_is_valid_against_its_schema(TransferFileVersion version)
    {
        var folder = Environment.GetEnvironmentVariable(Schemas);
        var path = Path.Combine(folder ?? "", version.Name() + ".xsd");
        Assert.SkipUnless(File.Exists(path), $"{Schemas} names no folder with {version.Name()}.xsd.");
        var faults = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, path);
        settings.ValidationEventHandler += (_, e) => faults.Add(e.Message);
        var wide = new string('é', 200) + " & Cie";

        foreach (var bic in new[] { "", "AGRIFRPP", "AGRIFRPP882" })
        {
            var sums = new[] { Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 1_234_56, wide), Batches.Sum(Guid.NewGuid(), wide, 7) };
            var accounts = Batches.AccountsOf(sums).ToDictionary(a => a.Key, a => a.Value with { Bic = bic });
            var account = Batches.Account(bic, "Étoile & Cœur");
            var batch = PaymentBatch.Prepare(account, 3, Batches.Today, sums, accounts, "Nadia", Batches.Today).Required;
            using var reader = XmlReader.Create(new MemoryStream(TransferFile.Write(batch, account, version)), settings);
            while (reader.Read())
            {
            }
        }

        Assert.Empty(faults);
    }
}
