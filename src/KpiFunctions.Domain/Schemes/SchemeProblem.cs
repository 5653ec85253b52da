namespace KpiFunctions.Domain.Schemes;

/// <summary>Something that must be mended before a scheme can be saved.</summary>
/// <param name="JsonPath">Where, such as <c>$.items[2].weight</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record SchemeProblem(string JsonPath, string Message)
{
    public override string ToString() => $"{JsonPath}: {Message}";
}
