using KpiFunctions.Tests.Rooms.Fixture.Cellar;

namespace KpiFunctions.Tests.Rooms.Fixture.Hall;

/// <summary>Knows the cellar in every way in which code can know other code; each member is named after its way.</summary>
[Soot(typeof(Ash))]
internal sealed class Butler : Keeper, IStoked<Peat>
{
    internal Coal[] Field = [];

    internal Dictionary<string, Coal>? Property { get; set; }

    internal static event Action<Coal>? Event;

    internal static Coal? Return() => null;

    internal static void Parameter(in Coal coal) => GC.KeepAlive(coal);

    internal static void Constraint<T>()
        where T : Keeper => Event?.Invoke(new Coal());

    [Soot]
    internal static void Attribute()
    {
    }

    internal static int Call() => Coal.Pieces;

    internal static object Instance() => new Coal();

    internal static string TypeOf() => typeof(Coal).Name;

    internal static bool Test(object thing) => thing is Coal;

    internal static object Argument() => Array.Empty<Coal>();

    internal static void Catch()
    {
        try
        {
            Attribute();
        }
        catch (Coal)
        {
            Attribute();
        }
    }

    internal static Func<int, int> Lambda(int factor) => n => n * factor * Coal.Pieces;

    internal static int LocalFunction()
    {
        return Inner();

        static int Inner() => Coal.Pieces;
    }

    internal static async Task<int> Async()
    {
        await Task.Yield();
        return Coal.Pieces;
    }

    internal static IEnumerable<int> Iterator()
    {
        yield return Coal.Pieces;
    }

    internal static class Nested
    {
        internal static int Call() => Coal.Pieces;
    }
}
