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
    [InlineData("A////B", "A/B")]
    [InlineData("Zoé 09 – a—b_c‐d", "Zoe 09 - a-b-c-d")]
    [InlineData("d’ici ‘là’ `x´", "d'ici 'la' 'x'")]
    [InlineData("Straße Øre Łódź", "Strasse Ore Lodz")]
    [InlineData("名前 😀 <b>\"x\"</b>", "b x /b")]
    public void Only_what_a_bank_takes_is_written(string text, string written) => Assert.Equal(written, BankText.Of(text, 70));

    [Fact]
    public void A_text_is_cut_at_its_length() => Assert.Equal(["abcd", "abcd", "abcde"], [BankText.Of("abcd/ef", 5), BankText.Of("abcd", 4), BankText.Of("abcdef", 5)]);

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

    /// <summary>The whole file, element by element: what a bank reads, with a BIC and without.</summary>
    [Fact]
    public void The_file_holds_what_a_bank_reads_and_nothing_else()
    {
        const string Expected = """
            <?xml version="1.0" encoding="utf-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">
              <CstmrCdtTrfInitn>
                <GrpHdr>
                  <MsgId>VIR-2026-003</MsgId>
                  <CreDtTm>2026-11-22T12:00:00</CreDtTm>
                  <NbOfTxs>1</NbOfTxs>
                  <CtrlSum>1234.56</CtrlSum>
                  <InitgPty>
                    <Nm>CPTS des Deux Vallees</Nm>
                  </InitgPty>
                </GrpHdr>
                <PmtInf>
                  <PmtInfId>VIR-2026-003</PmtInfId>
                  <PmtMtd>TRF</PmtMtd>
                  <BtchBookg>true</BtchBookg>
                  <NbOfTxs>1</NbOfTxs>
                  <CtrlSum>1234.56</CtrlSum>
                  <PmtTpInf>
                    <SvcLvl>
                      <Cd>SEPA</Cd>
                    </SvcLvl>
                  </PmtTpInf>
                  <ReqdExctnDt>2026-11-23</ReqdExctnDt>
                  <Dbtr>
                    <Nm>CPTS des Deux Vallees</Nm>
                  </Dbtr>
                  <DbtrAcct>
                    <Id>
                      <IBAN>FR7630006000011234567890189</IBAN>
                    </Id>
                  </DbtrAcct>
                  <DbtrAgt>
                    <FinInstnId>
                      <BIC>AGRIFRPP</BIC>
                    </FinInstnId>
                  </DbtrAgt>
                  <ChrgBr>SLEV</ChrgBr>
                  <CdtTrfTxInf>
                    <PmtId>
                      <EndToEndId>VIR-2026-003-0001</EndToEndId>
                    </PmtId>
                    <Amt>
                      <InstdAmt Ccy="EUR">1234.56</InstdAmt>
                    </Amt>
                    <CdtrAgt>
                      <FinInstnId>
                        <BIC>PSSTFRPP</BIC>
                      </FinInstnId>
                    </CdtrAgt>
                    <Cdtr>
                      <Nm>Anais Roche</Nm>
                    </Cdtr>
                    <CdtrAcct>
                      <Id>
                        <IBAN>FR1420041010050500013M02606</IBAN>
                      </Id>
                    </CdtrAcct>
                    <RmtInf>
                      <Ustrd>VIR-2026-003 Groupe plaies du 12 mars 2026</Ustrd>
                    </RmtInf>
                  </CdtTrfTxInf>
                </PmtInf>
              </CstmrCdtTrfInitn>
            </Document>
            """;
        static string Written(string ours, string theirs, TransferFileVersion version)
        {
            var sum = Batches.Sum(Guid.NewGuid(), "Anaïs Roche", 1_234_56);
            var accounts = Batches.AccountsOf(sum).ToDictionary(a => a.Key, a => a.Value with { Bic = theirs });
            var batch = PaymentBatch.Prepare(Batches.Account(ours), 3, Batches.Today.AddDays(1), [sum], accounts, "Nadia", Batches.Today).Required;
            return Encoding.UTF8.GetString(TransferFile.Write(batch, Batches.Account(ours), version)).ReplaceLineEndings("\n");
        }
        static string Plain(string xml) => xml.ReplaceLineEndings("\n");
        static string Flat(string xml) => string.Concat(xml.Split('\n').Select(l => l.Trim()));

        Assert.Equal(Plain(Expected), Written("AGRIFRPP", "PSSTFRPP", TransferFileVersion.V03));

        var newer = Flat(Plain(Expected)).Replace("001.001.03", "001.001.09", StringComparison.Ordinal).Replace("<ReqdExctnDt>2026-11-23<", "<ReqdExctnDt><Dt>2026-11-23</Dt><", StringComparison.Ordinal)
            .Replace("<BIC>", "<BICFI>", StringComparison.Ordinal).Replace("</BIC>", "</BICFI>", StringComparison.Ordinal);
        Assert.Equal(newer, Flat(Written("AGRIFRPP", "PSSTFRPP", TransferFileVersion.V09)));

        var without = Flat(Plain(Expected)).Replace("<BIC>AGRIFRPP</BIC>", "<Othr><Id>NOTPROVIDED</Id></Othr>", StringComparison.Ordinal)
            .Replace("<CdtrAgt><FinInstnId><BIC>PSSTFRPP</BIC></FinInstnId></CdtrAgt>", "", StringComparison.Ordinal);
        Assert.Equal(without, Flat(Written("", "", TransferFileVersion.V03)));
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
