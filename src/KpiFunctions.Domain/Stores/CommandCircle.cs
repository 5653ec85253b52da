using NodaTime;

namespace KpiFunctions.Domain.Stores;

/// <summary>Finds people who would lead one another.</summary>
public static class CommandCircle
{
    /// <summary>The first day on which a change makes a circle, and the people in it, the changed one first and last; <see langword="null"/> when it makes none.</summary>
    /// <param name="before">The member of staff as known; <see langword="null"/> for somebody new.</param>
    /// <param name="after">The same with the change.</param>
    /// <param name="everyone">All of the store's staff with the change.</param>
    public static (LocalDate Day, IReadOnlyList<StaffId> Path)? Find(StaffMember? before, StaffMember after, IReadOnlyCollection<StaffMember> everyone)
    {
        var byId = everyone.ToDictionary(m => m.Id);
        var changes = everyone.SelectMany(m => m.Managers).Select(m => m.From ?? LocalDate.MinIsoValue).Distinct().Order();
        foreach (var day in changes.Where(d => after.ManagerOn(d) != before?.ManagerOn(d)))
        {
            if (PathOf(after.Id, day, byId) is { } path)
            {
                return (day, path);
            }
        }

        return null;
    }

    private static List<StaffId>? PathOf(StaffId start, LocalDate day, Dictionary<StaffId, StaffMember> byId)
    {
        var path = new List<StaffId> { start };
        while (byId.GetValueOrDefault(path[^1])?.ManagerOn(day) is { } next)
        {
            path.Add(next);
            if (next == start)
            {
                return path;
            }

            if (path.Count > byId.Count + 1)
            {
                // Others lead one another, which this change does not make.
                return null;
            }
        }

        return null;
    }
}
