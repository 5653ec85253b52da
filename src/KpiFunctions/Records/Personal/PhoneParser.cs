using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KpiFunctions.Domain.WorkOrders;
using PhoneNumbers;

namespace KpiFunctions.Records.Personal;

/// <summary>
/// Reads telephone numbers as people and spreadsheets write them. Whatever the spelling, one number is one <see cref="Phone"/>: everything that
/// is kept about a customer hangs on it.
/// </summary>
public static partial class PhoneParser
{
    private static readonly Lazy<PhoneNumberUtil> Numbers = new(PhoneNumberUtil.GetInstance);

    /// <summary>Whether the numbers of a country are known.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    public static bool IsKnownCountry(string country) => Numbers.Value.GetSupportedRegions().Contains(country);

    /// <summary>Reads a number.</summary>
    /// <param name="country">Where a number without a country code belongs, ISO 3166-1 alpha-2; <see langword="null"/>: nowhere, such a number is <see cref="PhoneReading.Unreadable"/>.</param>
    public static PhoneReading Read(string? text, string? country)
    {
        if (Spelled(text) is not { Length: > 0 } spelled)
        {
            return PhoneReading.Empty;
        }

        if (Destroyed().IsMatch(spelled))
        {
            return PhoneReading.Destroyed;
        }

        if (!Digits().IsMatch(spelled))
        {
            return PhoneReading.Unreadable;
        }

        // Where '00' is no way to dial abroad, people who copy a number from elsewhere mean it so all the same.
        return Find(spelled, country) ?? (spelled.StartsWith("00", StringComparison.Ordinal) ? Find("+" + spelled[2..], country) : null) ?? PhoneReading.Unreadable;
    }

    private static PhoneReading? Find(string spelled, string? country)
    {
        PhoneNumber number;
        try
        {
            number = Numbers.Value.Parse(spelled, country);
        }
        catch (NumberParseException)
        {
            return null;
        }

        // With its country code a number is clear already, and new ranges are in use before a library knows them. Without one, only a number of the
        // country's own plan is.
        var isClear = spelled[0] == '+' ? Numbers.Value.IsPossibleNumber(number) : Numbers.Value.IsValidNumber(number);
        if (!isClear || !Phone.TryParse(Numbers.Value.Format(number, PhoneNumberFormat.E164), out var phone))
        {
            return null;
        }

        return Numbers.Value.GetNumberType(number) switch
        {
            PhoneNumberType.MOBILE or PhoneNumberType.FIXED_LINE_OR_MOBILE or PhoneNumberType.PERSONAL_NUMBER or PhoneNumberType.VOIP or PhoneNumberType.PAGER
                or PhoneNumberType.UNKNOWN => new PhoneReading(PhoneFault.None, phone),
            _ => PhoneReading.NoMobile,
        };
    }

    /// <summary>The text without what nobody sees and what a spreadsheet puts around it; digits, signs and dashes in one spelling.</summary>
    private static string Spelled(string? text)
    {
        var spelled = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            _ = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Format or UnicodeCategory.Control => spelled,
                UnicodeCategory.DashPunctuation => spelled.Append('-'),
                UnicodeCategory.SpaceSeparator => spelled.Append(' '),
                UnicodeCategory.DecimalDigitNumber => spelled.Append((int)Rune.GetNumericValue(rune)),
                _ => spelled.Append(rune == new Rune('\u2212') ? new Rune('-') : rune),
            };
        }

        // Text of a spreadsheet begins with an apostrophe, or is the formula ="…"; a number that it kept as one may end with a decimal.
        var bare = spelled.ToString().Trim().TrimStart('=').Trim('"', '\'', '\u2019', ' ');
        return WithDecimals().Match(bare) is { Success: true } match ? match.Groups[1].Value : bare.StartsWith("(+", StringComparison.Ordinal) ? bare[1..].Replace(")", " ", StringComparison.Ordinal) : bare;
    }

    [GeneratedRegex(@"^\d+(?:[.,]\d+)?[eE]\+?\d+$")]
    private static partial Regex Destroyed();

    [GeneratedRegex(@"^\+?[0-9 .()/-]+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\+?\d{7,15})\.0+$")]
    private static partial Regex WithDecimals();
}

/// <summary>Why a text is no number that can be texted.</summary>
public enum PhoneFault
{
    /// <summary>It can be texted.</summary>
    None,

    /// <summary>There is nothing.</summary>
    Empty,

    /// <summary>It is a number, but of a landline or a service.</summary>
    NoMobile,

    /// <summary>It is no number, or none without a country.</summary>
    Unreadable,

    /// <summary>A spreadsheet has made it a rounded number such as 1.38E+10; its digits are lost.</summary>
    Destroyed,
}

/// <summary>What a text says as a telephone number.</summary>
/// <param name="Phone">The number, when there is no fault.</param>
public readonly record struct PhoneReading(PhoneFault Fault, Phone Phone)
{
    internal static PhoneReading Empty { get; } = new(PhoneFault.Empty, default);

    internal static PhoneReading NoMobile { get; } = new(PhoneFault.NoMobile, default);

    internal static PhoneReading Unreadable { get; } = new(PhoneFault.Unreadable, default);

    internal static PhoneReading Destroyed { get; } = new(PhoneFault.Destroyed, default);

    /// <summary>What an order keeps of it.</summary>
    public CustomerPhone ToCustomerPhone() => Fault switch
    {
        PhoneFault.None => CustomerPhone.Of(Phone),
        PhoneFault.Empty => default,
        _ => CustomerPhone.Invalid,
    };
}
