using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace KpiFunctions.Foundation.Http;

/// <summary>Which part of a list a request asks for.</summary>
/// <param name="Limit">Entries of a page, 1 to <see cref="MostEntries"/>.</param>
/// <param name="After">Key of the last entry of the page before; <see langword="null"/> for the first page.</param>
public sealed record PageRequest(int Limit, string? After)
{
    public const int MostEntries = 1000;

    private const int UsualEntries = 100;

    /// <summary>Characters of the longest key that a row has, in Base64.</summary>
    private const int LongestContinuation = 4096;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads <c>limit</c> and <c>continuation</c>.</summary>
    /// <exception cref="ProblemException">One of the two makes no sense.</exception>
    public static PageRequest Of(HttpRequest request) =>
        new(LimitOf(request.Query["limit"].ToString()), AfterOf(request.Query["continuation"].ToString()));

    /// <summary>A page of entries that were read by their keys, of which one more than <see cref="Limit"/> shows that there are others.</summary>
    public Page<T> PageOf<T>(IReadOnlyList<T> entries, Func<T, string> keyOf) => entries.Count > Limit
        ? new Page<T>([.. entries.Take(Limit)], WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(keyOf(entries[Limit - 1]))))
        : new Page<T>(entries, null);

    private static int LimitOf(string text) =>
        text.Length == 0 ? UsualEntries
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostEntries ? limit
        : throw new ProblemException(Problems.Invalid($"'{text}' is no limit. Ask for 1 to {MostEntries} entries."));

    private static string? AfterOf(string text)
    {
        try
        {
            // No key holds control characters; the line feed stands between the parts of some.
            return text.Length == 0 ? null
                : text.Length <= LongestContinuation && Strict.GetString(WebEncoders.Base64UrlDecode(text)) is var after && !after.Any(c => char.IsControl(c) && c != '\n') ? after
                : throw new FormatException();
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw new ProblemException(Problems.Invalid("The continuation is none that this list gave. Repeat it as it came, or leave it out for the first page."));
        }
    }
}

/// <summary>A part of a list.</summary>
/// <param name="Continuation">Asks for the next part; <see langword="null"/> at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
