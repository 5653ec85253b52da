namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>A border and the side of it on which a value must lie.</summary>
public sealed record Bound(BoundKind Kind, decimal Value)
{
    public static Bound AtLeast(decimal value) => new(BoundKind.AtLeast, value);

    public static Bound AtMost(decimal value) => new(BoundKind.AtMost, value);

    /// <summary>Whether more is better.</summary>
    public bool IsFloor => Kind is BoundKind.AtLeast or BoundKind.Above;

    public bool Holds(Ratio value)
    {
        var side = value.CompareTo(Value);
        return Kind switch
        {
            BoundKind.AtLeast => side >= 0,
            BoundKind.Above => side > 0,
            BoundKind.Below => side < 0,
            _ => side <= 0,
        };
    }

    /// <summary>The bound as in <c>≥0.98</c> or <c>top 0.10</c>.</summary>
    public string Describe(string number) => Kind switch
    {
        BoundKind.AtLeast => "≥" + number,
        BoundKind.Above => ">" + number,
        BoundKind.AtMost => "≤" + number,
        BoundKind.Below => "<" + number,
        _ => "top " + number,
    };
}
