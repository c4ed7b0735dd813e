using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Tasks;

/// <summary>Réglages des tâches : which mails leave by themselves. Without a row, both leave.</summary>
public sealed class TaskSettings : ICptsOwned
{
    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    /// <summary>A mail to whoever is given a task.</summary>
    public bool TellsAssigned { get; set; } = true;

    /// <summary>A mail once a task is late.</summary>
    public bool TellsLate { get; set; } = true;
}
