namespace KpiFunctions.Domain.Appeals;

/// <summary>What a correction of a record with many fields says of it.</summary>
internal static class SaidFields
{
    /// <summary>Names of those that are given.</summary>
    internal static IEnumerable<string> Of(params (string Name, object? Value)[] fields) => fields.Where(f => f.Value is not null).Select(f => f.Name);
}
