using Mono.Cecil;
using Mono.Cecil.Cil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>What a method knows: by its signature, and by what its body calls, loads, makes, catches and keeps in variables.</summary>
internal static class MethodUses
{
    internal static IEnumerable<TypeReference> Of(MethodDefinition method) =>
    [
        .. SignatureOf(method),
        .. AttributeUses.Of(method),
        .. AttributeUses.Of(method.MethodReturnType),
        .. method.Parameters.SelectMany(AttributeUses.Of),
        .. method.GenericParameters.SelectMany(TypeUses.ConstraintsOf),
        .. method.Overrides.SelectMany(ReferredBy),
        .. method.HasBody ? BodyOf(method.Body) : [],
    ];

    private static IEnumerable<TypeReference> BodyOf(MethodBody body) =>
    [
        .. body.Variables.Select(v => v.VariableType),
        .. body.ExceptionHandlers.Where(h => h.CatchType is not null).Select(h => h.CatchType),
        .. body.Instructions.SelectMany(i => ReferredBy(i.Operand)),
    ];

    private static IEnumerable<TypeReference> ReferredBy(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [method.DeclaringType, .. SignatureOf(method), .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, .. SignatureOf(method)],
        CallSite site => SignatureOf(site),
        _ => [],
    };

    private static IEnumerable<TypeReference> SignatureOf(IMethodSignature method) => method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
}
