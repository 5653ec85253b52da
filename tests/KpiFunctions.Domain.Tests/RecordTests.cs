using System.Reflection;

namespace KpiFunctions.Domain.Tests;

public sealed class RecordTests
{
    /// <summary>A record prints its public properties: one that is a record of its own kind again would print without end.</summary>
    [Fact]
    public void No_record_has_a_property_that_is_another_of_its_kind() => Assert.Empty(
        typeof(Ratio).Assembly.GetTypes()
            .Where(type => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null)
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.PropertyType == type || (p.PropertyType == type.BaseType && type.BaseType != typeof(object))))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));
}
