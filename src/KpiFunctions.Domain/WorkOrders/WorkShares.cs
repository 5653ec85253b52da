using System.Globalization;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>
/// Two or more people who did the work of an order together. Its answers, times, returns and complaints count for each of them; its points, hours and
/// revenue are divided, and the parts add up to the whole. Two lists with the same people and shares in the same order are one.
/// </summary>
public sealed class WorkShares : IEquatable<WorkShares>
{
    /// <summary>The most people on one order.</summary>
    public const int Most = 20;

    private const int Decimals = 6;
    private const decimal Unit = 1_000_000m;

    private readonly WorkShare[] _shares;

    private WorkShares(WorkShare[] shares) => _shares = shares;

    /// <summary>The people in the order in which they were named; the first one stands for all where only one can.</summary>
    public IReadOnlyList<WorkShare> All => _shares;

    public IEnumerable<StaffId> Staff => _shares.Select(s => s.StaffId);

    /// <summary>Makes shares of people, or says what is wrong with them.</summary>
    /// <param name="shares">At least one person; for a single one there are no shares, and none are made.</param>
    /// <param name="made">The shares; <see langword="null"/> for a single person, and where there is a problem.</param>
    /// <returns><see langword="null"/> when nothing is wrong.</returns>
    public static string? TryMake(IReadOnlyList<WorkShare> shares, out WorkShares? made)
    {
        made = null;
        var given = shares.Where(s => s.Share is not null).Select(s => s.Share!.Value).ToList();
        var problem = shares.Count > Most ? $"At most {Most} people can stand on one order."
            : shares.Select(s => s.StaffId).Distinct().Count() < shares.Count ? "Somebody stands on the order twice."
            : given.Count > 0 && given.Count < shares.Count ? "Give everybody's share, or nobody's when all have the same."
            : given.Any(s => s is <= 0 or > 1 || decimal.Round(s, Decimals) != s) ? $"A share is above 0 to 1 and has at most {Decimals} decimals."
            : given.Count > 0 && given.Sum() != 1 ? $"The shares add up to {given.Sum().ToString("0.######", CultureInfo.InvariantCulture)}; they must add up to 1."
            : null;
        if (problem is null && shares.Count > 1)
        {
            made = new WorkShares([.. shares]);
        }

        return problem;
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">The text names no two people, or their shares do not add up.</exception>
    public static WorkShares Parse(string text) =>
        WorkSharesText.TryRead(text, out _, out var made) is null && made is not null ? made : throw new FormatException($"'{text}' are no shares.");

    /// <summary>Divides millionths among the people, each part cut and the missing ones given to the largest remainders, ties to whoever is named first.</summary>
    /// <returns>A part for each, in the order of <see cref="All"/>; they add up to <paramref name="millionths"/>.</returns>
    public long[] Divide(long millionths)
    {
        var weights = _shares.Select(s => s.Share is { } share ? (long)(share * Unit) : 1).ToArray();
        var all = weights.Sum();
        var parts = new long[weights.Length];
        var remainders = new Int128[weights.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, remainder) = Int128.DivRem((Int128)Math.Abs(millionths) * weights[i], all);
            (parts[i], remainders[i]) = ((long)part, remainder);
        }

        var left = (int)(Math.Abs(millionths) - parts.Sum());
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take(left))
        {
            parts[i]++;
        }

        return millionths < 0 ? [.. parts.Select(p => -p)] : parts;
    }

    public bool Equals(WorkShares? other) => other is not null && _shares.SequenceEqual(other._shares);

    public override bool Equals(object? obj) => Equals(obj as WorkShares);

    public override int GetHashCode() => HashCode.Combine(_shares.Length, _shares[0]);

    /// <summary>As an import writes it: <c>zhang=0.6|li=0.4</c>, or <c>zhang|li</c> for equal shares.</summary>
    public override string ToString() => string.Join(
        '|', _shares.Select(s => s.Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{s.StaffId}={share:0.######}") : s.StaffId.Value));
}
