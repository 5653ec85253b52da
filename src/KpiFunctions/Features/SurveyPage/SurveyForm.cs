using System.Globalization;
using System.Text;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>What was chosen and written on the page.</summary>
/// <param name="Ratings">For each question 1 to 5, or <see langword="null"/> where nothing, or nothing that the page offers, was chosen.</param>
/// <param name="Comment">The customer's words as they were written, besides characters that nobody can see.</param>
/// <param name="WantsSilence">Whether the button for no more texts was pressed.</param>
internal sealed record SurveyForm(IReadOnlyList<int?> Ratings, string Comment, bool WantsSilence)
{
    /// <summary>Characters that a comment may have: more than a customer texts, and all that is read of it.</summary>
    internal const int LongestComment = 1_000;

    internal const string CommentField = "comment";
    internal const string ActionField = "do";
    internal const string StopAction = "stop";

    internal bool IsTooLong => Comment.Length > LongestComment;

    /// <summary>As much of the comment as is kept: nobody's wish for silence fails because of it.</summary>
    internal string KeptComment => Comment[..PlainText.LengthWithin(Comment, LongestComment)];

    /// <summary>Whether there is a rating for every question.</summary>
    internal bool IsComplete => Ratings.All(r => r is not null);

    /// <summary>An untouched page.</summary>
    internal static SurveyForm Empty(int questions) => new(new int?[questions], string.Empty, WantsSilence: false);

    /// <summary>Name of the field of a question.</summary>
    /// <param name="number">From 1.</param>
    internal static string FieldOf(int number) => string.Create(CultureInfo.InvariantCulture, $"q{number}");

    /// <exception cref="ProblemException">The body is too large.</exception>
    internal static async Task<SurveyForm> ReadAsync(HttpRequest request, int questions, CancellationToken cancellationToken)
    {
        var fields = Fields((await Body.ReadBytesAsync(request, cancellationToken)).Span);
        return new SurveyForm(
            [.. Enumerable.Range(1, questions).Select(n => RatingOf(Only(fields, FieldOf(n))))],
            Clean(Only(fields, CommentField)),
            Only(fields, ActionField) == StopAction);
    }

    private static Dictionary<string, StringValues> Fields(ReadOnlySpan<byte> body)
    {
        try
        {
            return new FormReader(Encoding.UTF8.GetString(body)).ReadForm();
        }
        catch (InvalidDataException)
        {
            // More fields than any page of ours has: nothing in it was chosen on one.
            return [];
        }
    }

    /// <summary>A field that came twice says nothing.</summary>
    private static string Only(Dictionary<string, StringValues> fields, string name) => fields.TryGetValue(name, out var values) && values is [{ } only] ? only : string.Empty;

    private static int? RatingOf(string text) =>
        text is [var digit] && digit - '0' is >= ReplyQuestions.MinRating and <= ReplyQuestions.MaxRating and var rating ? rating : null;

    /// <summary>Lines end in one way, and what no storage takes is left out.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t')
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }
}
