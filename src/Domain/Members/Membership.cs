using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Members;

/// <summary>État d’adhésion : what a person is to the CPTS on a given day. Source : statuts; fiche 5 du guide.</summary>
public enum MembershipState
{
    /// <summary>Jamais adhérent : known to the CPTS, never a member.</summary>
    Never,

    /// <summary>Adhésion à venir : the first day is ahead.</summary>
    Upcoming,

    /// <summary>Adhérent.</summary>
    Current,

    /// <summary>Ancien adhérent : the last period is over.</summary>
    Former,
}

/// <summary>Période d’adhésion : from its first day to its last, both included; open while the person is a member. Source : statuts.</summary>
public sealed class Membership : ICptsOwned
{
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid MemberId { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, included; null while it goes on.</summary>
    public DateOnly? EndsOn { get; private set; }

    public DateRange Period => new(StartsOn, EndsOn);

    internal Membership Over(DateRange period)
    {
        (StartsOn, EndsOn) = (period.Start, period.End);
        return this;
    }
}
