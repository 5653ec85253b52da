namespace KpiFunctions.Domain.WorkOrders;

/// <summary>What a store takes for the same unit with the same fault. Source: 001, the same unit back within a week.</summary>
public sealed record ReturnRule
{
    /// <summary>What people and systems write where there is no unit.</summary>
    public static IReadOnlyList<string> UsualPlaceholders { get; } = ["-", "--", "/", "0", "N/A", "NA", "none", "null", "service", "unknown", "无", "無", "没有", "沒有", "未知"];

    public static ReturnRule Default { get; } = new();

    /// <summary>Texts that are no unit, whatever their case and the blanks around them. Without this rule every order would be a return of every other.</summary>
    public IReadOnlyList<string> Placeholders { get; init; } = UsualPlaceholders;

    /// <summary>Whether only the same fault is a return; otherwise any order for the same unit is.</summary>
    public bool FaultMatters { get; init; } = true;

    /// <summary>Whether the order says which unit, and if that matters which fault, it is about; one for the house itself, or cancelled, never counts.</summary>
    public bool CanReturn(WorkOrder order) =>
        order is { IsCounted: true, AssetId: { } unit } && !IsPlaceholder(unit) && (!FaultMatters || order.FaultCode is not null);

    /// <summary>The fault as far as it matters; empty where it does not.</summary>
    public string FaultOf(WorkOrder order) => FaultMatters ? order.FaultCode ?? string.Empty : string.Empty;

    /// <summary>Two rules with the same texts are one.</summary>
    public bool Equals(ReturnRule? other) =>
        other is not null && FaultMatters == other.FaultMatters && Placeholders.SequenceEqual(other.Placeholders, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(FaultMatters, Placeholders.Count);

    private bool IsPlaceholder(string unit) => Placeholders.Contains(unit.Trim(), StringComparer.OrdinalIgnoreCase);
}
