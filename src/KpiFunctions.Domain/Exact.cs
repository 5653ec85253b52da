using System.Numerics;

namespace KpiFunctions.Domain;

/// <summary>Products of decimals of any size, never rounded on the way: what would overflow a decimal is told, not thrown.</summary>
internal static class Exact
{
    /// <summary>A number as its digits and the power of ten that they are divided by.</summary>
    internal static (BigInteger Digits, BigInteger Power) Whole(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return (number < 0 ? -digits : digits, BigInteger.Pow(10, number.Scale));
    }

    /// <summary>The product of all numbers, rounded once to two decimals, halves away from zero; <see langword="null"/> beyond ±<paramref name="largest"/>.</summary>
    /// <param name="largest">A whole number, at most 10²⁴.</param>
    internal static decimal? Product(decimal largest, params ReadOnlySpan<decimal> numbers)
    {
        var (digits, power) = ((BigInteger)100, BigInteger.One);
        foreach (var number in numbers)
        {
            var whole = Whole(number);
            digits *= whole.Digits;
            power *= whole.Power;
        }

        return Rounded(largest, digits, power);
    }

    /// <summary>The same of a quotient and a number; the quotient is divided last.</summary>
    internal static decimal? Product(decimal largest, Ratio ratio, decimal number)
    {
        var (n, d, f) = (Whole(ratio.Numerator), Whole(ratio.Denominator), Whole(number));
        return Rounded(largest, n.Digits * f.Digits * d.Power * 100, d.Digits * n.Power * f.Power);
    }

    /// <summary>Compares a number with the product of two others.</summary>
    internal static int Compare(decimal number, decimal one, decimal other)
    {
        var (a, b, c) = (Whole(number), Whole(one), Whole(other));
        return (a.Digits * b.Power * c.Power).CompareTo(b.Digits * c.Digits * a.Power);
    }

    /// <param name="hundredths">Above the bar.</param>
    /// <param name="divisor">Below it, above 0.</param>
    private static decimal? Rounded(decimal largest, BigInteger hundredths, BigInteger divisor)
    {
        var rounded = ((BigInteger.Abs(hundredths) * 2) + divisor) / (divisor * 2);
        return rounded > (BigInteger)largest * 100 ? null : (decimal)rounded * hundredths.Sign / 100;
    }
}
