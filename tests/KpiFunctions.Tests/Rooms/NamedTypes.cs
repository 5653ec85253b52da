using Mono.Cecil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>Takes a type apart into those that have a name of their own: arrays, references and generic types are made of them.</summary>
internal static class NamedTypes
{
    /// <summary>Each as its outermost type.</summary>
    internal static IEnumerable<TypeReference> In(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => In(generic.ElementType).Concat(generic.GenericArguments.SelectMany(In)),
        FunctionPointerType pointer => In(pointer.ReturnType).Concat(pointer.Parameters.SelectMany(p => In(p.ParameterType))),
        IModifierType modified => In(modified.ElementType).Concat(In(modified.ModifierType)),
        TypeSpecification made => In(made.ElementType),
        { DeclaringType: { } outer } => In(outer),
        _ => [type],
    };
}
