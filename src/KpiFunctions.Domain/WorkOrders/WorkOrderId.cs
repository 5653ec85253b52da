using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>Names a work order within a store.</summary>
public readonly record struct WorkOrderId
{
    private WorkOrderId(string value) => Value = value;

    /// <summary>The id as text, 1 to 64 letters, digits, '-', '_', '.' or ':'.</summary>
    public string Value { get; }

    /// <exception cref="ArgumentException">The text is no valid id.</exception>
    public static WorkOrderId Parse(string text) => new(Identifier.Require(text, "work order id"));

    public static bool TryParse([NotNullWhen(true)] string? text, out WorkOrderId id)
    {
        id = Identifier.IsValid(text) ? new(text) : default;
        return id.Value is not null;
    }

    public override string ToString() => Value;
}
