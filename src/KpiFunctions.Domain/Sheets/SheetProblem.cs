namespace KpiFunctions.Domain.Sheets;

/// <summary>Something that must be mended before a sheet can be saved.</summary>
/// <param name="JsonPath">Where, such as <c>$.raters[0].share</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record SheetProblem(string JsonPath, string Message)
{
    public override string ToString() => $"{JsonPath}: {Message}";
}
