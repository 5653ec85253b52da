namespace KpiFunctions.Domain.Appeals;

/// <summary>Who filed or decides an appeal, as far as their key says.</summary>
/// <param name="Name">Name of the key.</param>
/// <param name="Of">The person behind the key, as each store knows them; empty when nobody stands behind it.</param>
public sealed record Person(string Name, IReadOnlyList<StorePerson> Of)
{
    /// <summary>Whether it is the same person, or the same key.</summary>
    public bool IsSame(Person other) => Of.Intersect(other.Of).Any() || (Of.Count == 0 || other.Of.Count == 0) && string.Equals(Name.Trim(), other.Name.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this is a member of staff.</summary>
    public bool Is(StorePerson staff) => Of.Contains(staff);

    public bool Equals(Person? other) => other is not null && Name == other.Name && Of.SequenceEqual(other.Of);

    public override int GetHashCode() => HashCode.Combine(Name, Of.Count);

    public override string ToString() => Of.Count == 0 ? Name : $"{Name} ({string.Join(' ', Of)})";
}
