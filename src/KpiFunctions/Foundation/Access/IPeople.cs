using KpiFunctions.Domain;

namespace KpiFunctions.Foundation.Access;

/// <summary>Knows who works where, which stops the keys of those who have left.</summary>
public interface IPeople
{
    /// <summary>Those of some people who have not left their store. Whoever a store does not know has not left it: not everyone is measured.</summary>
    Task<IReadOnlyList<StorePerson>> ThereAreAsync(IReadOnlyList<StorePerson> people, CancellationToken cancellationToken);
}
