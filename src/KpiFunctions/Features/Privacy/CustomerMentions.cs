using System.Buffers;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Features.Privacy;

/// <summary>
/// Tells whether somebody wrote of a customer: one of the customer's numbers, the customer's id, or an order's. An id counts as a whole word, and from
/// four characters on, because shorter ones are found in texts about anybody.
/// </summary>
internal sealed class CustomerMentions
{
    private const int ShortestId = 4;

    /// <summary>The last digits of a number, which every way of writing it has: with its country code, a zero, or neither.</summary>
    private const int DigitsOfNumber = 9;

    private static readonly SearchValues<char> Separators = SearchValues.Create(" -()./");

    private readonly List<string> _numbers;
    private readonly List<string> _ids;

    internal CustomerMentions(IEnumerable<Phone> phones, IEnumerable<string> ids)
    {
        _numbers = [.. phones.Select(p => p.Number[Math.Max(1, p.Number.Length - DigitsOfNumber)..])];
        _ids = [.. ids.Where(id => id.Length >= ShortestId)];
    }

    internal bool AreIn(string text) => AreNumbersIn(text) || _ids.Exists(id => IsWordIn(text, id));

    private bool AreNumbersIn(string text)
    {
        var digits = string.Concat(text.Where(c => !Separators.Contains(c)));
        return _numbers.Exists(n => digits.Contains(n, StringComparison.Ordinal));
    }

    private static bool IsWordIn(string text, string id)
    {
        for (var at = text.IndexOf(id, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!IsPartOfId(text, at - 1) && !IsPartOfId(text, at + id.Length))
            {
                return true;
            }
        }

        return false;
    }

    // Ids of this product have letters of ASCII, so Chinese may stand right beside one.
    private static bool IsPartOfId(string text, int index) => index >= 0 && index < text.Length && char.IsAsciiLetterOrDigit(text[index]);
}
