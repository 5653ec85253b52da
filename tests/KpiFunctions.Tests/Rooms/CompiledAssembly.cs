using System.Reflection;
using Mono.Cecil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>What the types of an assembly know of each other and of other assemblies, as the compiler wrote it.</summary>
/// <remarks>Constants and <c>nameof</c> leave no trace in a compiled assembly: their value is copied.</remarks>
/// <param name="Namespaces">Namespaces that have types.</param>
internal sealed record CompiledAssembly(IReadOnlyList<string> Namespaces, IReadOnlyList<TypeUse> Uses)
{
    internal static CompiledAssembly Of(Assembly assembly)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var module = ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
        return new CompiledAssembly(
            [.. module.Types.Select(t => t.Namespace).Distinct().Order(StringComparer.Ordinal)],
            [.. module.Types.SelectMany(t => TypeUses.Of(t)).Distinct()]);
    }
}
