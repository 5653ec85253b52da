using Mono.Cecil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>What a type knows: by its declaration and by each of its members. Nested types, also those that the compiler made, count as their outermost one.</summary>
internal static class TypeUses
{
    internal static IEnumerable<TypeUse> Of(TypeDefinition outermost) =>
        from type in WithNested(outermost)
        from member in MembersOf(type)
        from target in member.Known.SelectMany(NamedTypes.In)
        where target != outermost
        let name = MemberName.Of(type, member.Name)
        select new TypeUse(outermost.Namespace, MemberName.Plain(outermost), name, target.Namespace, MemberName.Plain(target), target is TypeDefinition);

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static IEnumerable<(string Name, IEnumerable<TypeReference> Known)> MembersOf(TypeDefinition type) =>
    [
        (string.Empty, DeclaredBy(type)),
        .. type.Fields.Select(f => (f.Name, AttributeUses.Of(f).Append(f.FieldType))),
        .. type.Properties.Select(p => (p.Name, AttributeUses.Of(p).Append(p.PropertyType))),
        .. type.Events.Select(e => (e.Name, AttributeUses.Of(e).Append(e.EventType))),
        .. type.Methods.Select(m => (m.Name, MethodUses.Of(m))),
    ];

    private static IEnumerable<TypeReference> DeclaredBy(TypeDefinition type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
        .. type.Interfaces.SelectMany(i => AttributeUses.Of(i).Append(i.InterfaceType)),
        .. type.GenericParameters.SelectMany(ConstraintsOf),
        .. AttributeUses.Of(type),
    ];

    internal static IEnumerable<TypeReference> ConstraintsOf(GenericParameter parameter) =>
        AttributeUses.Of(parameter).Concat(parameter.Constraints.Select(c => c.ConstraintType));
}
