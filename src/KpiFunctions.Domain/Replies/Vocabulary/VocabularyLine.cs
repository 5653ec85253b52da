using System.Globalization;
using KpiFunctions.Domain.Replies.Spelling;

namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>One line of a vocabulary file, <c>section: pattern = value</c>, taken apart.</summary>
/// <param name="Phrase">The section and the value.</param>
/// <param name="Texts">The normalised phrases that the pattern stands for.</param>
internal sealed record VocabularyLine(Phrase Phrase, IReadOnlyList<string> Texts)
{
    private static readonly Dictionary<string, (TokenKind Kind, int MaxValue)> Sections = new(StringComparer.Ordinal)
    {
        ["satisfied"] = (TokenKind.Satisfied, ReplyQuestions.MaxRating),
        ["plain"] = (TokenKind.Plain, ReplyQuestions.MaxRating),
        ["aspect"] = (TokenKind.Aspect, ReplyQuestions.MaxRating),
        ["consent"] = (TokenKind.Consent, ReplyQuestions.MaxRating),
        ["number"] = (TokenKind.Number, 99),
        ["unit"] = (TokenKind.Unit, 0),
        ["filler"] = (TokenKind.Filler, 0),
        ["subject"] = (TokenKind.Subject, 0),
        ["matter"] = (TokenKind.Matter, 0),
        ["link"] = (TokenKind.Link, 0),
        ["give"] = (TokenKind.Give, 0),
        ["would-give"] = (TokenKind.WouldGive, 0),
        ["all"] = (TokenKind.All, 0),
        ["and"] = (TokenKind.And, 0),
        ["particle"] = (TokenKind.Particle, 0),
        ["doubt"] = (TokenKind.Doubt, 0),
        ["taken-back"] = (TokenKind.TakenBack, 0),
        ["adverb"] = (TokenKind.Adverb, 0),
        ["hearsay"] = (TokenKind.Hearsay, 0),
        ["condition"] = (TokenKind.Condition, 0),
        ["hope"] = (TokenKind.Hope, 0),
        ["promise"] = (TokenKind.Promise, 0),
        ["exception"] = (TokenKind.Exception, 0),
        ["contrast"] = (TokenKind.Contrast, 0),
        ["fault"] = (TokenKind.Fault, 0),
        ["damage"] = (TokenKind.Damage, 0),
        ["defect"] = (TokenKind.Defect, 0),
        ["fixed"] = (TokenKind.Fixed, 0),
        ["mend"] = (TokenKind.Mend, 0),
        ["still"] = (TokenKind.Still, 0),
        ["later"] = (TokenKind.Later, 0),
        ["polite"] = (TokenKind.Polite, 0),
        ["stop"] = (TokenKind.Stop, 0),
        ["stop-alone"] = (TokenKind.StopAlone, 0),
        ["stop-phrase"] = (TokenKind.StopPhrase, 0),
        ["reason"] = (TokenKind.Reason, 0),
        ["excuse"] = (TokenKind.Excuse, 0),
        ["annoyed"] = (TokenKind.Annoyed, 0),
        ["abuse"] = (TokenKind.Abuse, 0),
        ["thing"] = (TokenKind.Thing, 0),
        ["reaction"] = (TokenKind.Reaction, 0),
        ["start"] = (TokenKind.Start, 0),
        ["ordinary"] = (TokenKind.Ordinary, 0),
        ["comment-start"] = (TokenKind.CommentStart, 0),
        ["noun"] = (TokenKind.Noun, 0),
        ["measure"] = (TokenKind.Measure, 0),
        ["complaint"] = (TokenKind.Complaint, 0),
        ["demand"] = (TokenKind.Demand, 0),
        ["no-complaint"] = (TokenKind.NoComplaint, 0),
        ["denial"] = (TokenKind.Denial, 0),
        ["denial-link"] = (TokenKind.DenialLink, 0),
        ["topic"] = (TokenKind.Topic, 9),
    };

    /// <returns>Null for an empty line or one that starts with <c>#</c>.</returns>
    /// <exception cref="FormatException">The line is none of the format's.</exception>
    public static VocabularyLine? Parse(string line)
    {
        line = line.Trim();
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || !Sections.TryGetValue(line[..colon].Trim(), out var section))
        {
            throw new FormatException($"expected one of the sections {string.Join(", ", Sections.Keys)}, followed by ':'");
        }

        var (pattern, value) = SplitValue(line[(colon + 1)..], section.Kind, section.MaxValue);
        var texts = PhrasePattern.Expand(pattern).Select(ReplyText.Normalise).Distinct().ToList();
        return texts.TrueForAll(text => text.Length > 0)
            ? new VocabularyLine(new Phrase(section.Kind, value), texts)
            : throw new FormatException("a phrase is empty");
    }

    private static (string Pattern, byte Value) SplitValue(string text, TokenKind kind, int maxValue)
    {
        if (maxValue == 0)
        {
            return (text, 0);
        }

        var minValue = kind == TokenKind.Number ? 0 : ReplyQuestions.MinRating;
        var equals = text.LastIndexOf('=');
        return equals >= 0
            && byte.TryParse(text.AsSpan(equals + 1).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= minValue && value <= maxValue
            ? (text[..equals], value)
            : throw new FormatException($"expected '= n' at the end, n from {minValue} to {maxValue}");
    }
}
