namespace KpiFunctions.Domain.Replies;

/// <summary>
/// The words that the reply parser knows. They are data: one file a language beside this class, and an operator's own lines
/// after them. The format and the sections are described in Vocabulary/README.md.
/// </summary>
/// <remarks>Immutable and safe to share. Building one takes milliseconds, so keep it.</remarks>
public sealed class ReplyVocabulary
{
    private static readonly Lazy<ReplyVocabulary> LazyDefault = new(ReadDefault);

    private readonly IReadOnlyList<VocabularyLine> lines;

    private ReplyVocabulary(IReadOnlyList<VocabularyLine> lines)
    {
        this.lines = lines;
        Words = Build(kind => !IsCommentKind(kind) && !IsComplaintKind(kind) && kind != TokenKind.Topic);
        Comments = Build(IsCommentKind);
        Complaints = Build(IsComplaintKind);
        Topics = Build(kind => kind == TokenKind.Topic);
    }

    /// <summary>Simplified Chinese, traditional Chinese and English.</summary>
    public static ReplyVocabulary Default => LazyDefault.Value;

    /// <summary>What is looked for everywhere in a message.</summary>
    internal PhraseTrie Words { get; }

    /// <summary>What is looked for where a comment would begin.</summary>
    internal PhraseTrie Comments { get; }

    private PhraseTrie Complaints { get; }

    private PhraseTrie Topics { get; }

    /// <summary>Reads vocabulary lines. Where two readers or lines say different things of a phrase, the later one counts.</summary>
    /// <exception cref="FormatException">Lines are none of the format's; the message names each of them.</exception>
    public static ReplyVocabulary Parse(params IEnumerable<TextReader> readers)
    {
        ArgumentNullException.ThrowIfNull(readers);
        var problems = new List<string>();
        List<VocabularyLine> lines = [.. readers.SelectMany(reader => ReadLines(reader, problems))];
        return problems.Count == 0 ? new ReplyVocabulary(lines) : throw new FormatException(string.Join(Environment.NewLine, problems));
    }

    /// <summary>
    /// This vocabulary with an operator's own on top. A phrase that <paramref name="later"/> lists as <c>ordinary</c> loses
    /// the meaning that it had.
    /// </summary>
    public ReplyVocabulary Merge(ReplyVocabulary later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return new ReplyVocabulary([.. lines, .. later.lines]);
    }

    /// <summary>Whether the text has a word that opens a complaint, whatever rating stands beside it.</summary>
    /// <remarks>Source: design/surveys.md, low ratings or complaint words open a complaint for the work order.</remarks>
    public bool ContainsComplaint(string? text) => Find(Complaints, text).Any(phrase => phrase.Kind == TokenKind.Complaint);

    /// <summary>What a text complains about, as the number of one of the nine record templates.</summary>
    /// <returns>1 to 9; <see langword="null"/> when no words say so, or words for different ones.</returns>
    /// <remarks>Source: 002, complaint kinds.</remarks>
    public int? TopicOf(string? text)
    {
        var topics = Find(Topics, text).Select(phrase => phrase.Value).Distinct().ToList();
        return topics is [var only] ? only : null;
    }

    private static List<Phrase> Find(PhraseTrie phrases, string? text)
    {
        var found = new List<Phrase>();
        if (string.IsNullOrEmpty(text))
        {
            return found;
        }

        using var buffer = new ReplyBuffer(text.Length);
        var length = ReplyText.Normalise(text, buffer.Characters, buffer.Origins);
        ReadOnlySpan<char> normalised = buffer.Characters[..length];
        for (var at = 0; at < length;)
        {
            var end = phrases.Match(normalised, at, out var phrase);
            if (phrase.IsKnown)
            {
                found.Add(phrase);
            }

            at = end > at ? end : ReplyScanner.EndOfWord(normalised, at);
        }

        return found;
    }

    private static ReplyVocabulary ReadDefault()
    {
        var assembly = typeof(ReplyVocabulary).Assembly;
        string[] files = ["zh-CN.txt", "zh-TW.txt", "en.txt"];
        return Parse(files.Select(file => new StreamReader(
            assembly.GetManifestResourceStream("ReplyVocabulary." + file)
            ?? throw new InvalidOperationException($"The assembly lacks the vocabulary {file}."))));
    }

    private static IEnumerable<VocabularyLine> ReadLines(TextReader reader, List<string> problems)
    {
        var number = 0;
        while (reader.ReadLine() is { } text)
        {
            number++;
            VocabularyLine? line = null;
            try
            {
                line = VocabularyLine.Parse(text);
            }
            catch (FormatException e)
            {
                problems.Add($"Vocabulary line {number}, '{text}': {e.Message}.");
            }

            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static bool IsCommentKind(TokenKind kind) => kind is TokenKind.CommentStart or TokenKind.Measure;

    private static bool IsComplaintKind(TokenKind kind) => kind is TokenKind.Complaint or TokenKind.NoComplaint;

    private PhraseTrie Build(Func<TokenKind, bool> wanted) =>
        new(lines.Where(line => wanted(line.Phrase.Kind)).SelectMany(line => line.Texts.Select(text => (text, line.Phrase))));
}
