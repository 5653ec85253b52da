using System.Text.RegularExpressions;

namespace KpiFunctions.Benchmarks.Replies;

/// <summary>
/// How answers are often read: keywords that stop texts, then the digits 1 to 5 by a regular expression, compiled ahead of time.
/// It knows no words, no other digits, no dates and no prices; it is the measure for speed, not for reading.
/// </summary>
internal static partial class DigitReader
{
    /// <summary>The digits when there are as many as questions, 0 for a wish to stop, nothing for all the rest.</summary>
    internal static IReadOnlyList<int> Read(Message message)
    {
        if (Stop().IsMatch(message.Text))
        {
            return [0];
        }

        var ratings = new List<int>(message.Questions.Count);
        foreach (var match in Digit().EnumerateMatches(message.Text))
        {
            ratings.Add(message.Text[match.Index] - '0');
        }

        return ratings.Count == message.Questions.Count ? ratings : [];
    }

    [GeneratedRegex(@"^\s*(T|TD|STOP|UNSUBSCRIBE|CANCEL|END|QUIT|退订|退訂)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stop();

    [GeneratedRegex("(?<![0-9])[1-5](?![0-9])")]
    private static partial Regex Digit();
}
