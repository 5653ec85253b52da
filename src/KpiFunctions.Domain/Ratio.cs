namespace KpiFunctions.Domain;

/// <summary>
/// An exact quotient of two decimals, divided as late as possible: 1/3 of 60 points is 20, not 19.999….
/// </summary>
/// <param name="Numerator">Above the bar.</param>
/// <param name="Denominator">Below the bar, above 0.</param>
public readonly record struct Ratio(decimal Numerator, decimal Denominator)
{
    // The product of two numbers below this fits into a decimal.
    private const decimal Fits = 100_000_000_000_000m;

    public static Ratio Zero { get; } = new(0, 1);

    public static Ratio One { get; } = new(1, 1);

    public static Ratio Of(decimal number) => new(number, 1);

    /// <summary>The quotient, as exact as a decimal can be (28 digits).</summary>
    public decimal Value => Numerator / Denominator;

    /// <summary>Compares without dividing, so a value that lies exactly on a border is on it.</summary>
    public int CompareTo(decimal number)
    {
        if (Math.Abs(number) < Fits && Denominator < Fits && number * Denominator is var product && product.Scale == number.Scale + Denominator.Scale)
        {
            return Numerator.CompareTo(product);
        }

        // A decimal would have cut the product's last digits, or would not hold it.
        return Exact.Compare(Numerator, number, Denominator);
    }

    /// <summary>This quotient times <paramref name="number"/>, rounded to <paramref name="decimals"/> places, halves away from zero.</summary>
    public decimal TimesRounded(decimal number, int decimals) =>
        Math.Round(Numerator * number / Denominator, decimals, MidpointRounding.AwayFromZero);
}
