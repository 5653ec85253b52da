using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Testing;

/// <summary>What a reader of a result does by hand: knows nothing but what is written in it.</summary>
public static partial class PocketCalculator
{
    /// <summary>Points of a line from its value, weights and the text of its rule.</summary>
    public static decimal Points(string rule, decimal value, decimal weight, decimal effectiveWeight)
    {
        var words = rule.Split(' ', 2);
        return effectiveWeight * (words[0] switch
        {
            "linear" => Linear(words[1], value),
            "tiers" => Tiers(words[1], value, weight) / weight,
            "rank" => Tiers(words[1].Replace("top ", "≤", StringComparison.Ordinal), value, weight) / weight,
            "all" => Holds(words[1]["or nothing ".Length..], value) ? 1 : 0,
            "ratio" => Ratio(words[1], value),
            "rating" => Math.Clamp(value / 100, 0, 1),
            _ => throw new NotSupportedException($"A reader cannot make sense of '{rule}'."),
        });
    }

    /// <summary>A sum as explanations write it: numbers, brackets, × ÷ − and +.</summary>
    public static decimal Sum(string written)
    {
        var rest = new Queue<string>(Token().Matches(written).Select(m => m.Value));
        return Terms(rest);
    }

    private static decimal Terms(Queue<string> rest)
    {
        var sum = Factors(rest);
        while (rest.TryPeek(out var sign) && sign is "+" or "−")
        {
            sum += rest.Dequeue() == "+" ? Factors(rest) : -Factors(rest);
        }

        return sum;
    }

    private static decimal Factors(Queue<string> rest)
    {
        var product = One(rest);
        while (rest.TryPeek(out var sign) && sign is "×" or "÷")
        {
            product = rest.Dequeue() == "×" ? product * One(rest) : product / One(rest);
        }

        return product;
    }

    private static decimal One(Queue<string> rest)
    {
        if (rest.Peek() == "−")
        {
            rest.Dequeue();
            return -One(rest);
        }

        if (rest.Peek() != "(")
        {
            return Number(rest.Dequeue());
        }

        rest.Dequeue();
        var inside = Terms(rest);
        rest.Dequeue();
        return inside;
    }

    private static decimal Linear(string ends, decimal value)
    {
        var numbers = ends.Split(", within reason to ")[0].Split('→');
        var (from, to) = (Number(numbers[0]), Number(numbers[1]));
        return Math.Clamp((value - from) / (to - from), 0, 1);
    }

    private static decimal Ratio(string text, decimal value)
    {
        var match = RatioText().Match(text);
        return Math.Clamp(value / Number(match.Groups[1].Value), 0, Number(match.Groups[2].Value));
    }

    private static decimal Tiers(string text, decimal value, decimal weight)
    {
        foreach (var tier in text.Split(", "))
        {
            if (tier.StartsWith("else ", StringComparison.Ordinal))
            {
                return Number(tier[5..]);
            }

            var parts = tier.Split(": ");
            if (Holds(parts[0], value))
            {
                return parts[1] == "full" ? weight : parts[1].StartsWith('−') ? weight - Number(parts[1][1..]) : Number(parts[1]);
            }
        }

        throw new FormatException($"'{text}' does not end with what is left.");
    }

    private static bool Holds(string bound, decimal value) => bound[0] switch
    {
        '≥' => value >= Number(bound[1..]),
        '>' => value > Number(bound[1..]),
        '≤' => value <= Number(bound[1..]),
        _ => value < Number(bound[1..]),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^to ([0-9.]+), at most ×([0-9.]+)$")]
    private static partial Regex RatioText();

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?|[()+−×÷]")]
    private static partial Regex Token();
}
