using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain.WorkOrders;

/// <summary>A telephone number in E.164 form: '+', then 7 to 15 digits, the first not 0. Printing it shows the last two digits only.</summary>
public readonly record struct Phone
{
    private Phone(string number) => Number = number;

    /// <summary>The whole number. Only the gateway and storage may use it; logs and answers print the phone itself, which is masked.</summary>
    public string Number { get; }

    /// <summary>A number as it was kept, in E.164 form; what was checked when it came is not checked again.</summary>
    public static Phone Kept(string number) => new(number);

    /// <summary>Accepts spaces, dots, dashes and brackets between the digits, full-width digits, and '00' for '+'; a number without country code is refused.</summary>
    public static bool TryParse(string? text, out Phone phone)
    {
        phone = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        Span<char> digits = stackalloc char[15];
        var length = 0;
        var zeros = 0;
        var plus = false;
        foreach (var c in text.Normalize(System.Text.NormalizationForm.FormKC).Trim())
        {
            if (c == '+' && length == 0 && zeros == 0 && !plus)
            {
                plus = true;
            }
            else if (char.IsAsciiDigit(c))
            {
                if (c == '0' && length == 0)
                {
                    if (plus)
                    {
                        return false;
                    }

                    plus = ++zeros == 2;
                    continue;
                }

                if (length == digits.Length)
                {
                    return false;
                }

                digits[length++] = c;
            }
            else if (c is not (' ' or '.' or '-' or '(' or ')'))
            {
                return false;
            }
        }

        if (!plus || length < 7)
        {
            return false;
        }

        phone = new Phone($"+{digits[..length]}");
        return true;
    }

    /// <summary>Reads a number as a text-message provider reports it, which may lack the '+'.</summary>
    public static bool TryParseReported([NotNullWhen(true)] string? text, out Phone phone) =>
        TryParse(text, out phone) || (text is not null && TryParse("+" + text.Trim(), out phone));

    public override string ToString() => Number is null ? string.Empty : $"{Number[..2]}…{Number[^2..]}";
}
