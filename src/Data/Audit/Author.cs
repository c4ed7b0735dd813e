namespace Tisserand.Data.Audit;

/// <summary>Who acts in this scope: set once by sign-in, API key, job or command.</summary>
public sealed class Author
{
    public Guid? AccountId { get; private set; }

    public string Name { get; private set; } = "Tisserand";

    public void Is(Guid? accountId, string name) => (AccountId, Name) = (accountId, name);
}
