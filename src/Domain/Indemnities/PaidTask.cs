using Tisserand.Domain.Foundation;

namespace Tisserand.Domain.Indemnities;

/// <summary>Tâche payée au forfait : which deed is proposed to whoever is responsible for a task, once it is done.</summary>
public sealed class PaidTask : ICptsOwned
{
    private PaidTask()
    {
    }

    public Guid Id { get; private set; }

    public CptsId CptsId { get; private set; }

    public Guid TaskId { get; private set; }

    public Guid DeedId { get; private set; }

    public static PaidTask Of(Guid task, Guid deed) => new() { TaskId = task, DeedId = deed };
}
