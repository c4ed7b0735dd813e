using System.Security.Cryptography;
using Tisserand.Domain.Foundation;
using Tisserand.Domain.Missions;

namespace Tisserand.Domain.Meetings;

/// <summary>
/// Agenda d'équipe : the secret address from which the calendar of one account reads every meeting of the CPTS, or those of one
/// mission. It answers as long as the account may see the meetings, and is renewed or closed by that account alone.
/// </summary>
public sealed class TeamCalendar : ICptsOwned
{
    private TeamCalendar()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid AccountId { get; private set; }

    /// <summary>Code of the mission; empty for every meeting.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>256 random bits, in hexadecimal; kept as they are, since the address is shown again to its account.</summary>
    public string Secret { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <param name="mission">None for every meeting.</param>
    public static TeamCalendar Open(Guid account, MissionCode? mission, DateTime now)
    {
        var calendar = new TeamCalendar { AccountId = account, Scope = mission?.Code() ?? "" };
        calendar.Renew(now);
        return calendar;
    }

    public MissionCode? Mission() => MissionCodes.Find(Scope);

    /// <summary>Another secret: the former address answers nobody any more.</summary>
    public void Renew(DateTime now) => (Secret, CreatedAt) = (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CalendarAddress.SecretLength / 2)), now);
}
