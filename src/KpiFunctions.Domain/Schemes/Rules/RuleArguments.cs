namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>The values that a scheme gives for a rule's parameters.</summary>
public sealed class RuleArguments(IReadOnlyList<RuleArgument> arguments)
{
    public decimal Number(string name) => (decimal)Find(name)!;

    public decimal Number(string name, decimal otherwise) => OptionalNumber(name) ?? otherwise;

    public decimal? OptionalNumber(string name) => Find(name) as decimal?;

    public Bound Bound(string name) => (Bound)Find(name)!;

    public IReadOnlyList<Tier> Tiers(string name) => (IReadOnlyList<Tier>)Find(name)!;

    private object? Find(string name) => arguments.FirstOrDefault(a => a.Name == name)?.Value;
}
