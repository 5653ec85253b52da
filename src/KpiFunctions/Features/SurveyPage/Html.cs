using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>
/// A piece of HTML. Whatever is put into its text is escaped, unless it is a piece of HTML itself, so that no name and no word of a customer can become
/// markup; attributes stand in double quotes.
/// </summary>
internal readonly record struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string? _text;

    private Html(string text) => _text = text;

    internal static Html None => default;

    /// <summary>Markup with values in it: text, numbers, pieces, or many pieces.</summary>
    internal static Html Of(FormattableString markup) =>
        new(string.Format(null, markup.Format, Array.ConvertAll(markup.GetArguments(), argument => (object)Escape(argument))));

    /// <summary>Markup of ours that holds nothing from elsewhere, such as styles.</summary>
    internal static Html Raw(string markup) => new(markup);

    public override string ToString() => _text ?? string.Empty;

    private static string Escape(object? value) => value switch
    {
        null => string.Empty,
        Html html => html.ToString(),
        IEnumerable<Html> pieces => string.Concat(pieces),
        _ => Encoder.Encode(FormattableString.Invariant($"{value}")),
    };
}
