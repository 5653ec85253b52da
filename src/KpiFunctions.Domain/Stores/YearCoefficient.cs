namespace KpiFunctions.Domain.Stores;

/// <summary>What a person's commissions are multiplied by in every month of a year.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Value">Above 0, at most <see cref="Largest"/>, with at most four decimals.</param>
public sealed record YearCoefficient(int Year, decimal Value)
{
    public const decimal Largest = 10;

    /// <summary>Whether a number can be a coefficient.</summary>
    public static bool IsValid(decimal value) => value is > 0 and <= Largest && decimal.Round(value, 4) == value;
}
