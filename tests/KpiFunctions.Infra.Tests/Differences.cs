namespace KpiFunctions.Infra.Tests;

/// <summary>Compares what two sides name.</summary>
internal static class Differences
{
    /// <returns>A sentence for each name that only one side has.</returns>
    internal static IReadOnlyList<string> Between(string here, IEnumerable<string> names, string there, IEnumerable<string> others)
    {
        var (left, right) = (names.ToHashSet(StringComparer.Ordinal), others.ToHashSet(StringComparer.Ordinal));
        return
        [
            .. left.Except(right).Select(n => $"{here} has {n}, {there} has not.").Order(StringComparer.Ordinal),
            .. right.Except(left).Select(n => $"{there} has {n}, {here} has not.").Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Holds that both sides are the same, and that each name missing on either side would have been found.</summary>
    internal static void AssertNone(string here, IReadOnlyCollection<string> names, string there, IReadOnlyCollection<string> others)
    {
        Assert.NotEmpty(names);
        Assert.Empty(Between(here, names, there, others));
        foreach (var name in names.ToHashSet(StringComparer.Ordinal))
        {
            Assert.Equal([$"{there} has {name}, {here} has not."], Between(here, names.Where(n => n != name), there, others));
            Assert.Equal([$"{here} has {name}, {there} has not."], Between(here, names, there, others.Where(n => n != name)));
        }
    }
}
