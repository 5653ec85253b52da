using System.Numerics;

namespace KpiFunctions.Domain.Scoring;

/// <summary>Hundredths of a point as a fraction of whole numbers of any size: products and sums of it are never rounded.</summary>
internal readonly struct ExactPoints
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    /// <param name="numerator">0 or more.</param>
    /// <param name="denominator">Above 0.</param>
    private ExactPoints(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (_numerator, _denominator) = (numerator / common, denominator / common);
    }

    internal static ExactPoints Zero { get; } = new(0, 1);

    /// <summary>Whole hundredths, what is beyond them cut off.</summary>
    internal long Cut => (long)(_numerator / _denominator);

    /// <summary>Whole hundredths, halves upwards: points are never below 0, so that is away from zero.</summary>
    internal long Rounded => (long)(((_numerator * 2) + _denominator) / (_denominator * 2));

    public static ExactPoints operator +(ExactPoints one, ExactPoints other) => new(
        (one._numerator * other._denominator) + (other._numerator * one._denominator), one._denominator * other._denominator);

    /// <param name="weight">Points of the whole item, 0 or more.</param>
    /// <param name="share">The share of them that was earned, 0 or more.</param>
    internal static ExactPoints Of(Ratio weight, Ratio share)
    {
        // Four decimals become whole numbers by their own powers of ten, of which those above the bar belong below it and the other way round.
        var (w, v, s, d) = (Whole(weight.Numerator), Whole(weight.Denominator), Whole(share.Numerator), Whole(share.Denominator));
        return new(w.Digits * s.Digits * v.Power * d.Power * 100, v.Digits * d.Digits * w.Power * s.Power);
    }

    /// <summary>Compares what is beyond the whole hundredths.</summary>
    internal static int CompareRemainders(ExactPoints one, ExactPoints other) =>
        (one._numerator % one._denominator * other._denominator).CompareTo(other._numerator % other._denominator * one._denominator);

    /// <param name="number">0 or more.</param>
    private static (BigInteger Digits, BigInteger Power) Whole(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return (digits, BigInteger.Pow(10, number.Scale));
    }
}
