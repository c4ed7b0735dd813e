using System.Globalization;
using System.Text;
using System.Xml;
using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Banking;

/// <summary>Version d'un fichier de virements.</summary>
public enum TransferFileVersion
{
    /// <summary>pain.001.001.03, que toutes les banques ont pris.</summary>
    V03,

    /// <summary>pain.001.001.09, qui lui succède.</summary>
    V09,
}

/// <summary>Fichier de virements SEPA : a batch in the words of ISO 20022. The same batch always gives the same file.</summary>
public static class TransferFile
{
    private const int NameLength = 70;
    private const int RemittanceLength = 140;

    /// <summary>« pain.001.001.09 ».</summary>
    public static string Name(this TransferFileVersion version) => version == TransferFileVersion.V03 ? "pain.001.001.03" : "pain.001.001.09";

    public static byte[] Write(PaymentBatch batch, BankAccount account, TransferFileVersion version)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(account);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("Document", "urn:iso:std:iso:20022:tech:xsd:" + version.Name());
            xml.WriteStartElement("CstmrCdtTrfInitn");
            xml.WriteStartElement("GrpHdr");
            xml.WriteElementString("MsgId", batch.Reference);
            xml.WriteElementString("CreDtTm", batch.PreparedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00");
            Totals(xml, batch);
            Party(xml, "InitgPty", account.Holder);
            xml.WriteEndElement();
            xml.WriteStartElement("PmtInf");
            xml.WriteElementString("PmtInfId", batch.Reference);
            xml.WriteElementString("PmtMtd", "TRF");
            xml.WriteElementString("BtchBookg", "true");
            Totals(xml, batch);
            Nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
            var day = batch.RequestedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Nested(xml, day, version == TransferFileVersion.V03 ? ["ReqdExctnDt"] : ["ReqdExctnDt", "Dt"]);
            Party(xml, "Dbtr", account.Holder);
            Nested(xml, account.Iban, "DbtrAcct", "Id", "IBAN");
            Agent(xml, "DbtrAgt", account.Bic, version);
            xml.WriteElementString("ChrgBr", "SLEV");
            foreach (var transfer in batch.Transfers.OrderBy(t => t.EndToEndId, StringComparer.Ordinal))
            {
                Transfer(xml, transfer, batch, version);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    private static void Transfer(XmlWriter xml, CreditTransfer transfer, PaymentBatch batch, TransferFileVersion version)
    {
        xml.WriteStartElement("CdtTrfTxInf");
        Nested(xml, transfer.EndToEndId, "PmtId", "EndToEndId");
        xml.WriteStartElement("Amt");
        xml.WriteStartElement("InstdAmt");
        xml.WriteAttributeString("Ccy", "EUR");
        xml.WriteString(Amount(transfer.Amount));
        xml.WriteEndElement();
        xml.WriteEndElement();
        if (transfer.Bic.Length > 0)
        {
            Agent(xml, "CdtrAgt", transfer.Bic, version);
        }
        Party(xml, "Cdtr", transfer.Holder);
        Nested(xml, transfer.Iban, "CdtrAcct", "Id", "IBAN");
        var reason = string.Join(", ", transfer.Items.Select(i => i.Label).Distinct(StringComparer.Ordinal));
        Nested(xml, BankText.Of($"{batch.Reference} {reason}", RemittanceLength), "RmtInf", "Ustrd");
        xml.WriteEndElement();
    }

    private static void Totals(XmlWriter xml, PaymentBatch batch)
    {
        xml.WriteElementString("NbOfTxs", batch.Transfers.Count.ToString(CultureInfo.InvariantCulture));
        xml.WriteElementString("CtrlSum", Amount(batch.Total));
    }

    private static void Party(XmlWriter xml, string element, string name) => Nested(xml, BankText.Of(name, NameLength), element, "Nm");

    private static void Agent(XmlWriter xml, string element, string bic, TransferFileVersion version) =>
        Nested(xml, bic.Length > 0 ? bic : "NOTPROVIDED",
            bic.Length == 0 ? [element, "FinInstnId", "Othr", "Id"] : [element, "FinInstnId", version == TransferFileVersion.V03 ? "BIC" : "BICFI"]);

    private static void Nested(XmlWriter xml, string text, params IReadOnlyList<string> elements)
    {
        foreach (var element in elements)
        {
            xml.WriteStartElement(element);
        }
        xml.WriteString(text);
        foreach (var _ in elements)
        {
            xml.WriteEndElement();
        }
    }

    private static string Amount(Money amount) => amount.Euros.ToString("0.00", CultureInfo.InvariantCulture);
}
