namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function and names it for the host.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
