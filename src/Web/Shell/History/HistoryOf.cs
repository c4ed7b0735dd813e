namespace Tisserand.Web.Shell.History;

/// <summary>
/// Which record the partial « _History » tells the last changes of:
/// <c>&lt;partial name="_History" model='new HistoryOf("Member", id)' /&gt;</c>.
/// </summary>
public sealed record HistoryOf(string Entity, object Id)
{
    /// <summary>As the audit trail keeps it.</summary>
    public string Key => Convert.ToString(Id, System.Globalization.CultureInfo.InvariantCulture)!;
}
