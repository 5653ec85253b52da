using System.Text;

namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>
/// A vocabulary line's pattern: plain text with groups of alternatives, which may nest and may be empty.
/// <c>(please |)stop (texting|messaging) me</c> stands for four phrases.
/// </summary>
internal static class PhrasePattern
{
    /// <summary>A pattern that stands for more phrases than this is a mistake.</summary>
    private const int MaxPhrases = 20_000;

    /// <exception cref="FormatException">A bracket is missing, or the pattern stands for too many phrases.</exception>
    public static IReadOnlyList<string> Expand(string pattern)
    {
        var at = 0;
        var phrases = Alternatives(pattern, ref at);
        return at == pattern.Length ? phrases : throw new FormatException("a ')' has no '('");
    }

    private static List<string> Sequence(string pattern, ref int at)
    {
        var phrases = new List<string> { "" };
        var literal = new StringBuilder();
        while (at < pattern.Length && pattern[at] is not (')' or '|'))
        {
            if (pattern[at] != '(')
            {
                literal.Append(pattern[at++]);
                continue;
            }

            at++;
            var group = Alternatives(pattern, ref at);
            if (at >= pattern.Length || pattern[at] != ')')
            {
                throw new FormatException("a group has no ')'");
            }

            at++;
            phrases = Product(phrases, literal.ToString(), group);
            literal.Clear();
        }

        return Product(phrases, literal.ToString(), [""]);
    }

    private static List<string> Alternatives(string pattern, ref int at)
    {
        var phrases = Sequence(pattern, ref at);
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            phrases.AddRange(Sequence(pattern, ref at));
        }

        return phrases;
    }

    private static List<string> Product(List<string> heads, string literal, List<string> tails) =>
        (long)heads.Count * tails.Count <= MaxPhrases
            ? [.. from head in heads from tail in tails select head + literal + tail]
            : throw new FormatException($"the pattern stands for more than {MaxPhrases} phrases");
}
