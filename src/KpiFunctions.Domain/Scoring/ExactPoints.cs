using System.Numerics;

namespace KpiFunctions.Domain.Scoring;

/// <summary>
/// Hundredths of a point as a fraction, never rounded. Nearly all fit into machine words, which is many times faster than numbers of any size; what does
/// not is kept as such.
/// </summary>
internal readonly struct ExactPoints
{
    private static readonly ulong[] Powers = [.. Enumerable.Range(0, 20).Select(i => (ulong)BigInteger.Pow(10, i))];

    private readonly Ratio _weight;
    private readonly Ratio _share;

    /// <summary>Whole hundredths, and what is beyond them as a fraction; a divisor of 0 where it does not fit.</summary>
    private readonly ulong _cut;
    private readonly ulong _rest;
    private readonly ulong _divisor;

    private ExactPoints(Ratio weight, Ratio share)
    {
        (_weight, _share) = (weight, share);
        if (TryWhole(weight.Numerator, out var w, out var wScale)
            && TryWhole(weight.Denominator, out var v, out var vScale)
            && TryWhole(share.Numerator, out var s, out var sScale)
            && TryWhole(share.Denominator, out var d, out var dScale)
            && TryMultiply(v, d, wScale + sScale, out var divisor)
            && TryMultiply(w, s, vScale + dScale + 2, out var hundredths))
        {
            (_cut, _rest) = Math.DivRem(hundredths, divisor);
            _divisor = divisor;
        }
    }

    /// <summary>Whole hundredths, what is beyond them cut off.</summary>
    internal long Cut => _divisor > 0 ? (long)_cut : (long)BigInteger.Divide(Fraction.Above, Fraction.Below);

    /// <summary>Whole hundredths, halves upwards: points are never below 0, so that is away from zero.</summary>
    internal long Rounded => Round(Fraction);

    /// <summary>The fraction of whole numbers of any size.</summary>
    private (BigInteger Above, BigInteger Below) Fraction
    {
        get
        {
            // Decimals become whole numbers by their own powers of ten, of which those above the bar belong below it and the other way round.
            var (w, v, s, d) = (Exact.Whole(_weight.Numerator), Exact.Whole(_weight.Denominator), Exact.Whole(_share.Numerator), Exact.Whole(_share.Denominator));
            return (w.Digits * s.Digits * v.Power * d.Power * 100, v.Digits * d.Digits * w.Power * s.Power);
        }
    }

    /// <param name="weight">Points of the whole item, 0 or more.</param>
    /// <param name="share">The share of them that was earned, 0 or more.</param>
    internal static ExactPoints Of(Ratio weight, Ratio share) => new(weight, share);

    /// <summary>Compares what is beyond the whole hundredths.</summary>
    internal static int CompareRemainders(in ExactPoints one, in ExactPoints other)
    {
        if (one._divisor > 0 && other._divisor > 0)
        {
            return Math.BigMul(one._rest, other._divisor).CompareTo(Math.BigMul(other._rest, one._divisor));
        }

        var (a, b) = (one.Fraction, other.Fraction);
        return (a.Above % a.Below * b.Below).CompareTo(b.Above % b.Below * a.Below);
    }

    /// <summary>The sum of all, rounded once to whole hundredths, halves upwards.</summary>
    internal static long RoundedSum(ReadOnlySpan<ExactPoints> all)
    {
        // Up to this far from a half, an estimate of the remainders' sum says on which side it lies.
        const double Doubt = 1e-9;
        var (whole, rest) = (0L, 0.0);
        foreach (ref readonly var points in all)
        {
            if (points._divisor == 0)
            {
                return ExactSum(all);
            }

            whole += (long)points._cut;
            rest += points._rest / (double)points._divisor;
        }

        return Math.Abs(rest - Math.Floor(rest) - 0.5) < Doubt ? ExactSum(all) : whole + (long)Math.Floor(rest + 0.5);
    }

    private static long ExactSum(ReadOnlySpan<ExactPoints> all)
    {
        var sum = (Above: BigInteger.Zero, Below: BigInteger.One);
        foreach (ref readonly var points in all)
        {
            var one = points.Fraction;
            sum = ((sum.Above * one.Below) + (one.Above * sum.Below), sum.Below * one.Below);
            var common = BigInteger.GreatestCommonDivisor(sum.Above, sum.Below);
            sum = (sum.Above / common, sum.Below / common);
        }

        return Round(sum);
    }

    private static long Round((BigInteger Above, BigInteger Below) fraction) => (long)(((fraction.Above * 2) + fraction.Below) / (fraction.Below * 2));

    private static bool TryWhole(decimal number, out ulong digits, out int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        digits = ((ulong)(uint)bits[1] << 32) + (uint)bits[0];
        scale = number.Scale;
        return bits[2] == 0;
    }

    private static bool TryMultiply(ulong one, ulong other, int power, out ulong product)
    {
        product = 0;
        if (power >= Powers.Length || Math.BigMul(one, other, out var low) > 0 || Math.BigMul(low, Powers[power], out var scaled) > 0)
        {
            return false;
        }

        product = scaled;
        return true;
    }
}
