using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.Scoring;

/// <summary>What a reader must know about a line besides its numbers. Closed.</summary>
public abstract record LineNote
{
    private LineNote()
    {
    }

    /// <summary>There is no case behind the metric.</summary>
    /// <param name="Policy">What became of the item.</param>
    public sealed record NoValue(MissingPolicy Policy) : LineNote;

    /// <summary>There are too few cases to count.</summary>
    /// <param name="Minimum">The least that the scheme asks for.</param>
    /// <param name="Policy">What became of the item.</param>
    public sealed record SmallSample(int Minimum, MissingPolicy Policy) : LineNote;

    /// <summary>The interval of the rate holds a border of the rule: chance alone may have put the value on its side of it.</summary>
    /// <param name="Border">The first border of the rule inside the interval.</param>
    public sealed record NotDistinguishable(decimal Border) : LineNote;

    /// <summary>The value lies past what the rule calls reasonable: it earned what the last value within reason would have earned.</summary>
    /// <param name="Limit">The last value within reason.</param>
    public sealed record PastReason(decimal Limit) : LineNote;
}
