using Mono.Cecil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>Types of attributes, and those that their arguments name.</summary>
internal static class AttributeUses
{
    internal static IEnumerable<TypeReference> Of(ICustomAttributeProvider owner) => owner.CustomAttributes.SelectMany(Of);

    private static IEnumerable<TypeReference> Of(CustomAttribute attribute) => attribute.ConstructorArguments
        .Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument))
        .SelectMany(Of)
        .Append(attribute.AttributeType);

    private static IEnumerable<TypeReference> Of(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument boxed => Of(boxed),
        CustomAttributeArgument[] list => list.SelectMany(Of),
        _ => [argument.Type],
    };
}
