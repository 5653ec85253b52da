using System.Diagnostics;

namespace KpiFunctions.Records;

/// <summary>A step on an order's way, at the top of the order's own trace; ends when it is disposed of, and the run that it is a part of goes on.</summary>
public sealed class OrderStep : IDisposable
{
    private readonly Activity _span;
    private readonly Activity? _run;

    private OrderStep(Activity span, Activity? run) => (_span, _run) = (span, run);

    /// <returns><see langword="null"/> when nobody listens.</returns>
    internal static OrderStep? Begin(Func<Activity?, Activity?> start)
    {
        var run = Activity.Current;

        // Whatever runs at present would become the parent, although it belongs to another trace.
        Activity.Current = null;
        if (start(run) is { } span)
        {
            return new OrderStep(span, run);
        }

        Activity.Current = run;
        return null;
    }

    /// <summary>Says something of the step; nothing personal.</summary>
    internal OrderStep Tag(string name, object? value)
    {
        _span.SetTag(name, value);
        return this;
    }

    public void Dispose()
    {
        _span.Dispose();
        Activity.Current = _run;
    }
}
