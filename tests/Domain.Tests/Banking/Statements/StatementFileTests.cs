using System.Globalization;
using System.Text;
using Tisserand.Domain.Banking.Statements;
using Tisserand.Domain.Foundation;
using Xunit;

namespace Tisserand.Domain.Tests.Banking.Statements;

public sealed class StatementFileTests
{
    private static readonly Iban Account = Iban.Parse(Batches.Iban).Required;

    private const string Ofx1 = """
        OFXHEADER:100
        DATA:OFXSGML
        CHARSET:1252

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
        <BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20260301<DTEND>20260331
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260312120000[+1:CET]<TRNAMT>-145,51<FITID>A1<NAME>VIR SEPA VIR-2026-003<MEMO>CPTS & Cie</STMTTRN>
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260315<TRNAMT>+30.00<FITID>A2<NAME>VIR ROCHE</STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>884.49<DTASOF>20260331</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    private static string Camt(string version, string rest) => $"""
        <?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt><Stmt>
        <Acct><Id><IBAN>{Batches.Iban}</IBAN></Id></Acct>{rest}</Stmt></BkToCstmrStmt></Document>
        """;

    private static string Balance(string code, string day, string amount) => $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>";

    private static Outcome<StatementRead> Read(string text, Encoding? encoding = null) => StatementFile.Read((encoding ?? Encoding.UTF8).GetBytes(text), Account);

    private static string Plain(StatementRead read) => string.Join('\n', read.Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.On:yyyy-MM-dd} {r.Amount.Cents} {r.Label} [{r.Reference}]")));

    [Fact]
    public void Camt_is_read_in_both_versions()
    {
        var old = Read(Camt("02", Balance("OPBD", "2026-02-28", "1000.00") + Balance("CLBD", "2026-03-31", "884.49")
            + "<Ntry><Amt Ccy=\"EUR\">145.51</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-12</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><AddtlNtryInf>VIR SEPA</AddtlNtryInf><NtryDtls><TxDtls><RmtInf><Ustrd>VIR-2026-003</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
            + "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-03-15T10:00:00</DtTm></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>COT-1</EndToEndId></Refs><RltdPties><Dbtr><Nm>Roche Anaïs</Nm></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>"
            + "<Ntry><Amt Ccy=\"EUR\">9.99</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts></Ntry>")).Required;
        Assert.Equal("2026-03-12 -14551 VIR SEPA VIR-2026-003 [B1]\n2026-03-15 3000 Roche Anaïs [COT-1]", Plain(old));
        Assert.Equal(Money.Zero, old.Gap);

        var grouped = Read(Camt("08",
            "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-15</Dt></BookgDt><NtryDtls>"
            + "<TxDtls><Amt Ccy=\"EUR\">10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Roche</Nm></Pty></Dbtr></RltdPties></TxDtls>"
            + "<TxDtls><Amt Ccy=\"EUR\">20.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Lenoir</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>")).Required;
        Assert.Equal("2026-03-15 1000 Roche []\n2026-03-15 2000 Lenoir []", Plain(grouped));
        Assert.Null(grouped.Gap);
    }

    [Fact]
    public void A_camt_whose_balances_do_not_agree_says_what_is_missing() => Assert.Equal(new Money(-4_00), Read(Camt("02", Balance("PRCD", "2026-02-28", "1000.00") + Balance("CLBD", "2026-03-31", "1026.00")
        + "<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-15</Dt></BookgDt></Ntry>")).Required.Gap);

    [Fact]
    public void Ofx_is_read_closed_or_not()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Latin1 })
        {
            var read = Read(Ofx1.Replace("ROCHE", "ROCHÉ", StringComparison.Ordinal), encoding).Required;
            Assert.Equal("2026-03-12 -14551 VIR SEPA VIR-2026-003 CPTS & Cie [A1]\n2026-03-15 3000 VIR ROCHÉ [A2]", Plain(read));
            Assert.Equal(new DayBalance(new(2026, 3, 31), new(884_49)), read.Closing);
        }
        var closed = "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX><STMTRS><CURDEF>EUR</CURDEF><BANKTRANLIST><STMTTRN><DTPOSTED>20260312</DTPOSTED><TRNAMT>-1.5</TRNAMT><FITID>A1</FITID><NAME>Frais &amp; co</NAME></STMTTRN></BANKTRANLIST></STMTRS></OFX>";
        Assert.Equal("2026-03-12 -150 Frais & co [A1]", Plain(Read(closed).Required));
    }

    [Fact]
    public void Cfonb_is_read_with_its_signs()
    {
        static string Line(string kind, string day, string amount, string label = "") =>
            (kind + "30006" + "    " + "00001" + "EUR2 " + "12345678901" + "  " + day + "  " + (kind == "04" ? day + label.PadRight(32) + "  0000001" : "").PadRight(48)).PadRight(90)[..90] + amount + (kind == "04" ? "REF1" : "").PadRight(16);
        var text = string.Join("\r\n", Line("01", "280226", "0000000010000{"), Line("04", "120326", "0000000001455J", "VIR SEPA"),
            "05" + new string(' ', 43) + "LIB" + "VIR-2026-003".PadRight(72), Line("04", "150326", "0000000000300{", "VIR ROCHE"), Line("07", "310326", "0000000008844I"));

        var read = Read(text).Required;

        Assert.Equal("2026-03-12 -14551 VIR SEPA VIR-2026-003 [REF1]\n2026-03-15 3000 VIR ROCHE [REF1]", Plain(read));
        Assert.Equal(Money.Zero, read.Gap);
    }

    /// <summary>The last figure bears the sign; as many decimals as the line says, two when it says none, and no tenth of a cent.</summary>
    [Theory]
    [InlineData("2", "0000000001455{", 145_50)]
    [InlineData("2", "0000000001455I", 145_59)]
    [InlineData("2", "0000000001455}", -145_50)]
    [InlineData("2", "0000000001455R", -145_59)]
    [InlineData("2", "00000000014557", 145_57)]
    [InlineData(" ", "0000000001455A", 145_51)]
    [InlineData("0", "0000000000014E", 145_00)]
    [InlineData("1", "0000000000145J", -145_10)]
    [InlineData("3", "0000000014551{", 145_51)]
    [InlineData("3", "0000000014551A", null)]
    [InlineData("2", "0000000001455X", null)]
    [InlineData("2", "00000 0001455A", null)]
    public void A_cfonb_amount_is_read_to_the_cent_or_not_at_all(string decimals, string amount, int? cents)
    {
        var text = ("0430006" + "    " + "00001" + "EUR" + decimals + " " + "12345678901" + "  " + "120326" + "  " + "120326" + "VIR SEPA".PadRight(32) + "  0000001").PadRight(90)[..90] + amount + "REF1".PadRight(16);
        var read = Read(text);
        Assert.Equal(cents, read.Value?.Rows[0].Amount.Cents);
        Assert.Equal(cents is null ? ["row-amount"] : [], read.Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Qif_reads_the_day_before_the_month()
    {
        Assert.Equal("2026-03-12 -14551 VIR SEPA [12]\n2026-04-01 3000 ROCHE cotisation []", Plain(Read("!Type:Bank\nD12/03/2026\nT-145.51\nN12\nPVIR SEPA\n^\nD01/04'26\nT30,00\nPROCHE\nMcotisation\n^\n").Required));
        Assert.Equal("row-day", Assert.Single(Read("!Type:Bank\nD03/25/2026\nT1.00\nPx\n^\n").Refusals).Code);
    }

    [Theory]
    [InlineData("Date;Libellé;Débit euros;Crédit euros;\n12/03/2026;\"VIR SEPA\n VIR-2026-003\";145,51;;\n15/03/2026;VIR ROCHE;;30,00;\n")]
    [InlineData("Compte courant n° 123\nSolde au 31/03/2026 884,49 €\n\nDate;Date valeur;Libellé;Débit euros;Crédit euros;\n12/03/2026;13/03/2026;VIR SEPA VIR-2026-003;145,51;;\n15/03/2026;15/03/2026;VIR ROCHE;;30,00;\nTotal;;;145,51;30,00\n")]
    [InlineData("Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Debit;Credit;Date operation;Date de valeur\n12/03/2026;VIR;VIR SEPA VIR-2026-003;;-145,51;;12/03/2026;12/03/2026\n15/03/2026;VIR;VIR ROCHE;;;+30,00;15/03/2026;15/03/2026\n")]
    [InlineData("Date;Date de valeur;Montant;Libellé;Solde\n12/03/2026;12/03/2026;-145,51;VIR SEPA VIR-2026-003;854,49\n15/03/2026;15/03/2026;30,00;VIR ROCHE;884,49\n")]
    [InlineData("dateOp;dateVal;label;category;amount\n2026-03-12;2026-03-12;VIR SEPA VIR-2026-003;;-145,51\n2026-03-15;2026-03-15;VIR ROCHE;;30.00\n")]
    [InlineData("123456\nDate de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise\n12/03/2026;VIR;VIR SEPA VIR-2026-003;-145,51;EUR\n15/03/2026;VIR;VIR ROCHE;30,00;EUR\n")]
    [InlineData("Date,Libellé,Montant(EUROS)\n12/03/2026,VIR SEPA VIR-2026-003,\"-145,51\"\n15/03/2026,VIR ROCHE,\"30,00\"\n")]
    public void Csv_of_french_banks_is_found_by_its_headings(string text)
    {
        Assert.Equal("2026-03-12 -14551 VIR SEPA VIR-2026-003 []\n2026-03-15 3000 VIR ROCHE []", Plain(Read(text).Required));
        Assert.Equal("2026-03-12 -14551 VIR SEPA VIR-2026-003 []\n2026-03-15 3000 VIR ROCHE []", Plain(Read(text, Encoding.Latin1).Required));
        // Said above the table, or on its lines.
        Assert.Equal(text.Contains("Solde au", StringComparison.Ordinal) ? new DayBalance(new(2026, 3, 31), new(884_49)) : text.Contains("Solde", StringComparison.Ordinal) ? new DayBalance(new(2026, 3, 15), new(884_49)) : null, Read(text).Required.Closing);
    }

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("bonjour", "file-kind")]
    [InlineData("%PDF-1.7", "file-kind")]
    [InlineData("<html><body>Session expirée</body></html>", "file-kind")]
    [InlineData("<Document><Stmt>", "xml-damaged")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"bombe\"><!ENTITY c \"&b;&b;&b;\">]><Document><Stmt>&c;</Stmt></Document>", "xml-damaged")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Document><Stmt>&b;</Stmt></Document>", "xml-damaged")]
    [InlineData("Date;Libellé;Montant\n12/03/2026;x;1,234\n", "row-amount")]
    [InlineData("Date;Libellé;Montant\n31/02/2026;x;1,23\n", "row-day")]
    [InlineData("Date;Libellé;Montant\n", "no-row")]
    [InlineData("PK\u0003\u0004", "file-kind")]
    [InlineData("a\0b", "file-kind")]
    [InlineData("<Document><Stmt></Stmt></Document>", "no-row")]
    [InlineData("<OFX><STMTRS><CURDEF>EUR</STMTRS></OFX>", "no-row")]
    [InlineData("<OFX></OFX>", "file-kind")]
    [InlineData("<OFX><STMTRS><STMTTRN><TRNAMT>1.00</STMTTRN></STMTRS></OFX>", "row-day")]
    [InlineData("!Type:Bank\nD12/03/2026\nPx\n^\n", "row-amount")]
    [InlineData("!Type:Bank\nT1.00\nPx\n^\n", "row-day")]
    [InlineData("!Type:Bank\n", "no-row")]
    [InlineData("<OFX><STMTRS><CURDEF>USD<STMTTRN><DTPOSTED>20260312<TRNAMT>1</STMTTRN></STMTRS></OFX>", "other-currency")]
    [InlineData("<OFX><STMTRS><ACCTID>999<STMTTRN><DTPOSTED>20260312<TRNAMT>1.00</STMTTRN></STMTRS></OFX>", "other-account")]
    [InlineData("<OFX><STMTRS><STMTTRN><DTPOSTED>20260312<TRNAMT>1.005</STMTTRN></STMTRS></OFX>", "row-amount")]
    public void What_is_no_statement_of_this_account_is_refused(string text, string code) => Assert.Equal(code, Read(text).Refusals[0].Code);

    /// <summary>Whatever the bytes: refused or read, never an exception.</summary>
    [Fact]
    public void Damaged_files_never_break_the_reader()
    {
        string[] seeds = [Ofx1, Camt("02", Balance("OPBD", "2026-02-28", "1000.00")), "Date;Libellé;Montant\n12/03/2026;x;1,23\n", "!Type:Bank\nD12/03/2026\nT-1\n^\n", "0130006    00001EUR2 12345678901  280226".PadRight(104, '0') + "x"];
        for (var seed = 0; seed < 3_000; seed++)
        {
            var random = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(seeds[seed % seeds.Length]);
            for (var i = 0; i < random.Next(1, 12); i++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var cut = bytes[..random.Next(bytes.Length + 1)];
            var read = StatementFile.Read(cut, Account);
            Assert.True(read.Succeeded || read.Refusals.Count > 0);
        }
    }

    [Theory]
    [InlineData("1 234,56", 1_234_56)]
    [InlineData("-1.234,56", -1_234_56)]
    [InlineData("1,234.56", 1_234_56)]
    [InlineData("1\u202F234,5 €", 1_234_50)]
    [InlineData("12,34-", -12_34)]
    [InlineData(",5", 50)]
    [InlineData("1000000000,01", null)]
    [InlineData("(12,00)", -12_00)]
    [InlineData("(-12,00)", null)]
    [InlineData("\u22125", -5_00)]
    [InlineData("1.234.567", 1_234_567_00)]
    [InlineData("0,100", 10)]
    [InlineData("1,234", null)]
    [InlineData("1e5", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999", null)]
    public void Amounts_are_read_as_written_or_not_at_all(string text, int? cents) => Assert.Equal(cents is { } c ? new Money(c) : null, StatementText.Amount(text));

    [Fact]
    public void A_billion_is_the_most() => Assert.Equal(Money.FromEuros(1_000_000_000), StatementText.Amount("1 000 000 000"));
}
