using System.Reflection;
using KpiFunctions.Domain;

namespace KpiFunctions.Tests.Rooms;

/// <summary>An assembly that is divided into rooms.</summary>
internal sealed class Building
{
    private readonly Lazy<CompiledAssembly> _assembly;

    private Building(Assembly assembly, RoomNames names, string source, string tests)
    {
        _assembly = new(() => CompiledAssembly.Of(assembly));
        Names = names;
        Source = source;
        Tests = tests;
    }

    internal static Building App { get; } =
        new(typeof(ServiceCollectionExtensions).Assembly, new RoomNames("KpiFunctions", Depth: 2, RoomNames.Roof), "src/KpiFunctions", "tests/KpiFunctions.Tests")
        {
            Bands = ["Foundation", "Records", "Features"],
        };

    internal static Building Domain { get; } =
        new(typeof(StoreId).Assembly, new RoomNames("KpiFunctions.Domain", Depth: 1, "Domain"), "src/KpiFunctions.Domain", "tests/KpiFunctions.Domain.Tests");

    internal RoomNames Names { get; }

    /// <summary>From the lowest to the highest; none when rooms have no bands.</summary>
    internal IReadOnlyList<string> Bands { get; private init; } = [];

    /// <summary>Rooms that have nothing to test.</summary>
    internal IReadOnlyCollection<string> Untested { get; private init; } = [];

    /// <summary>Folder of the project, within the source tree.</summary>
    internal string Source { get; }

    /// <summary>Folder of its tests, within the source tree.</summary>
    internal string Tests { get; }

    internal CompiledAssembly Assembly => _assembly.Value;

    internal RoomGraph Graph => RoomGraph.Of(Assembly, Names);

    internal RoomTable Table => RoomTable.Parse(SourceTree.Read($"{Source}/README.md"));
}
