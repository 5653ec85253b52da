namespace KpiFunctions.Tests.Rooms;

/// <summary>Rooms and who knows whom.</summary>
internal sealed class RoomGraph
{
    private readonly ILookup<string, string> _known;
    private readonly Dictionary<string, HashSet<string>> _reach;

    internal RoomGraph(IEnumerable<string> rooms, IEnumerable<Reference> references)
    {
        Rooms = [.. rooms.Where(r => r != RoomNames.Roof).Distinct().Order(StringComparer.Ordinal)];
        References = [.. references.Where(r => r.From != r.To && r.From != RoomNames.Roof).Distinct()];
        _known = References.Where(r => r.To != RoomNames.Roof).Select(r => (r.From, r.To)).Distinct().ToLookup(r => r.From, r => r.To);
        _reach = Rooms.ToDictionary(r => r, ReachableFrom);
    }

    /// <summary>All rooms below the roof, by name.</summary>
    internal IReadOnlyList<string> Rooms { get; }

    /// <summary>References from one room to another, or to the roof.</summary>
    internal IReadOnlyList<Reference> References { get; }

    /// <summary>Groups of rooms of which each refers to all others, directly or through others. There should be none.</summary>
    internal IEnumerable<IReadOnlyList<string>> Rings => Rooms.Select(RingOf).Where(ring => ring.Count > 1).DistinctBy(ring => ring[0]);

    internal static RoomGraph Of(CompiledAssembly assembly, RoomNames names) => new(
        assembly.Namespaces.Select(names.RoomOf).OfType<string>(),
        from use in assembly.Uses
        where use.IsOwn
        let @from = names.RoomOf(use.Namespace)
        let to = names.RoomOf(use.TargetNamespace)
        where @from is not null && to is not null
        select new Reference(@from, use.Member, to, use.Target));

    /// <summary>1 for a room that refers to none, otherwise one more than the highest floor it refers to. Rooms of a ring share their floor.</summary>
    internal int FloorOf(string room)
    {
        var ring = RingOf(room);
        return 1 + ring.SelectMany(r => _known[r]).Except(ring).Select(FloorOf).DefaultIfEmpty().Max();
    }

    private List<string> RingOf(string room) => [.. Rooms.Where(r => r == room || (_reach[room].Contains(r) && _reach[r].Contains(room)))];

    private HashSet<string> ReachableFrom(string room)
    {
        var found = new HashSet<string>();
        var rest = new Stack<string>(_known[room]);
        while (rest.TryPop(out var next))
        {
            if (found.Add(next))
            {
                foreach (var further in _known[next])
                {
                    rest.Push(further);
                }
            }
        }

        return found;
    }
}
