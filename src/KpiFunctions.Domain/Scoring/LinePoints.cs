namespace KpiFunctions.Domain.Scoring;

/// <summary>Rounds a score once: the sum of all lines, not each of them.</summary>
internal static class LinePoints
{
    /// <summary>
    /// Two decimals for each line, so that they add up to their exact sum, rounded with halves away from zero. Each is cut, and the hundredths that
    /// are then missing go to the largest remainders, of equal ones to the first.
    /// </summary>
    internal static decimal[] Of(ReadOnlySpan<ExactPoints> exact)
    {
        var cut = 0L;
        var places = new int[exact.Length];
        var points = new decimal[exact.Length];
        for (var i = 0; i < exact.Length; i++)
        {
            cut += exact[i].Cut;
            points[i] = exact[i].Cut;
            places[i] = i;
        }

        var missing = (int)(ExactPoints.RoundedSum(exact) - cut);
        if (missing > 0)
        {
            var lines = exact.ToArray();
            Array.Sort(places, (one, other) => ExactPoints.CompareRemainders(lines[other], lines[one]) is not 0 and var order ? order : one.CompareTo(other));
        }

        foreach (var place in places.AsSpan(0, missing))
        {
            points[place]++;
        }

        for (var i = 0; i < points.Length; i++)
        {
            points[i] /= 100;
        }

        return points;
    }
}
