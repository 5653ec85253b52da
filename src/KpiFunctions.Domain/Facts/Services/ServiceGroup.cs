using System.Numerics;
using System.Runtime.InteropServices;

namespace KpiFunctions.Domain.Facts.Services;

/// <summary>The services of one staff period, column by column, several services in each vector; all columns have the same length.</summary>
internal readonly struct ServiceGroup(ServiceColumns columns, int start, int length)
{
    internal ReadOnlySpan<Vector<long>> Opened => Of(columns.Opened);

    internal ReadOnlySpan<Vector<long>> Completed => Of(columns.Completed);

    internal ReadOnlySpan<Vector<long>> Promised => Of(columns.Promised);

    internal ReadOnlySpan<Vector<long>> Arrived => Of(columns.Arrived);

    internal ReadOnlySpan<Vector<long>> StandardHours => Of(columns.StandardHours);

    internal ReadOnlySpan<Vector<long>> ActualHours => Of(columns.ActualHours);

    internal ReadOnlySpan<Vector<long>> Points => Of(columns.Points);

    internal ReadOnlySpan<Vector<long>> Amount => Of(columns.Amount);

    internal ReadOnlySpan<Vector<long>> Marks => Of(columns.Marks[0]);

    internal ReadOnlySpan<Vector<long>> Customer => Of(columns.Customer);

    /// <summary>The marks that hold the ratings of a question.</summary>
    internal ReadOnlySpan<Vector<long>> MarksWith(int question) => Of(columns.Marks[question / ServiceMarks.QuestionsPerNumber]);

    /// <summary>A column for those who have to look at one service after the other.</summary>
    internal static ReadOnlySpan<long> Singly(ReadOnlySpan<Vector<long>> column) => MemoryMarshal.Cast<Vector<long>, long>(column);

    private ReadOnlySpan<Vector<long>> Of(long[] column) => MemoryMarshal.Cast<long, Vector<long>>(column.AsSpan(start, length));
}
