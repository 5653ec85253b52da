namespace KpiFunctions.Domain.Scoring;

/// <summary>Rounds a score once: the sum of all lines, not each of them.</summary>
internal static class LinePoints
{
    /// <summary>
    /// Whole hundredths for each line, so that they add up to their exact sum, rounded with halves away from zero. Each is cut, and the hundredths that
    /// are then missing go to the largest remainders, of equal ones to the first.
    /// </summary>
    /// <param name="exact">Points of each line.</param>
    /// <param name="hundredths">Gets as many hundredths as there are lines.</param>
    internal static void Divide(ReadOnlySpan<ExactPoints> exact, Span<long> hundredths)
    {
        var missing = ExactPoints.RoundedSum(exact);
        for (var i = 0; i < exact.Length; i++)
        {
            hundredths[i] = exact[i].Cut;
            missing -= hundredths[i];
        }

        for (; missing > 0; missing--)
        {
            hundredths[LargestRemainder(exact, hundredths)]++;
        }
    }

    /// <summary>The first of the largest remainders that have not got a hundredth yet.</summary>
    private static int LargestRemainder(ReadOnlySpan<ExactPoints> exact, ReadOnlySpan<long> hundredths)
    {
        var largest = -1;
        for (var i = 0; i < exact.Length; i++)
        {
            if (hundredths[i] == exact[i].Cut && (largest < 0 || ExactPoints.CompareRemainders(exact[i], exact[largest]) > 0))
            {
                largest = i;
            }
        }

        return largest;
    }
}
