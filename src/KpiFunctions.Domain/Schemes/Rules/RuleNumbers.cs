using System.Globalization;

namespace KpiFunctions.Domain.Schemes.Rules;

/// <summary>How the numbers of a rule are written: alike within a rule, whatever zeros the scheme was written with.</summary>
internal static class RuleNumbers
{
    /// <summary>Borders beyond this have no use and would cost exactness.</summary>
    internal const decimal Largest = 1_000_000_000m;

    internal static bool IsUsable(decimal number) => Math.Abs(number) <= Largest && decimal.Round(number, 6) == number;

    /// <summary>Points have two decimals everywhere, so that totals have too.</summary>
    internal static bool IsPoints(decimal number) => Math.Abs(number) <= Largest && decimal.Round(number, 2) == number;

    /// <summary>Whole numbers as they are; when one of them is not whole, all with at least two decimals: 480→120, 0.60→0.90.</summary>
    internal static string[] Write(params ReadOnlySpan<decimal> numbers)
    {
        var format = "0.######";
        foreach (var number in numbers)
        {
            if (number != decimal.Truncate(number))
            {
                format = "0.00####";
            }
        }

        var texts = new string[numbers.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = numbers[i].ToString(format, CultureInfo.InvariantCulture);
        }

        return texts;
    }

    internal static string Write(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
