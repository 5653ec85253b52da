using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KpiFunctions.Features.Import;

/// <summary>Numbers as people and spreadsheets write them, as long as there is no doubt which one is meant.</summary>
internal static partial class NumberText
{
    /// <param name="hasDecimalCommas">Whether the file separates its columns by semicolons, as spreadsheets do where decimals stand after a comma.</param>
    /// <returns><see langword="null"/> when it is no number, or may be two.</returns>
    internal static decimal? Read(string text, bool hasDecimalCommas)
    {
        var bare = Currency().Replace(text.Normalize(NormalizationForm.FormKC).Replace('\u2212', '-'), "$1$2");
        var plain =
            Plain().IsMatch(bare) && !(hasDecimalCommas && Grouped().IsMatch(bare)) ? bare
            : hasDecimalCommas && DecimalComma().IsMatch(bare) ? bare.Replace(',', '.')
            : NoThousands().IsMatch(bare) ? bare.Replace(',', '.')
            : CommaGroups().IsMatch(bare) ? bare.Replace(",", string.Empty, StringComparison.Ordinal)
            : PointGroups().IsMatch(bare) ? bare.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.')
            : null;
        return plain is not null && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    /// <summary>Why a text that looks like a number is none.</summary>
    internal static string Doubt(string text) => Grouped().IsMatch(text)
        ? $"'{text}' may be two numbers: the sign may stand before thousands or before decimals. Write it with a decimal point and without thousands separators, like 1234.5."
        : $"'{text}' is no number. Write it with a decimal point and without thousands separators, like 1234.5.";

    [GeneratedRegex(@"^([+-]?)\s?(?:[¥$€£]|CNY|RMB)?\s?([^\s].*?)\s?(?:[¥$€£]|元|CNY|RMB)?$")]
    private static partial Regex Currency();

    [GeneratedRegex(@"^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$")]
    private static partial Regex Plain();

    // A comma that is no thousands separator: not three digits behind it, or nothing but a zero before it.
    [GeneratedRegex(@"^[+-]?(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]{3}|[0-9]{4,},[0-9]{3})$")]
    private static partial Regex NoThousands();

    [GeneratedRegex(@"^[+-]?[0-9]+,[0-9]+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,})$")]
    private static partial Regex CommaGroups();

    [GeneratedRegex(@"^[+-]?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,})$")]
    private static partial Regex PointGroups();

    /// <summary>One separator with three digits behind it: thousands or thousandths.</summary>
    [GeneratedRegex(@"^[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}$")]
    private static partial Regex Grouped();
}
