namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>
/// The words that the reply parser knows. They are data: one file a language beside this class, and an operator's own lines
/// after them. The format and the sections are described in Vocabulary/README.md.
/// </summary>
/// <remarks>Immutable and safe to share. Building one takes milliseconds, so keep it.</remarks>
public sealed class ReplyVocabulary
{
    private static readonly Lazy<ReplyVocabulary> LazyDefault = new(ReadDefault);

    private readonly IReadOnlyList<VocabularyLine> _lines;

    private ReplyVocabulary(IReadOnlyList<VocabularyLine> lines)
    {
        _lines = lines;
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

    /// <summary>What opens a complaint, and what looks like that and does not.</summary>
    internal PhraseTrie Complaints { get; }

    /// <summary>What says what a complaint is about.</summary>
    internal PhraseTrie Topics { get; }

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
        return new ReplyVocabulary([.. _lines, .. later._lines]);
    }

    private static ReplyVocabulary ReadDefault()
    {
        var assembly = typeof(ReplyVocabulary).Assembly;
        string[] files = ["zh-CN.txt", "zh-CN.repairs.txt", "zh-TW.txt", "zh-TW.repairs.txt", "zh-HK.txt", "en.txt"];
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

    private static bool IsCommentKind(TokenKind kind) => kind is TokenKind.CommentStart or TokenKind.Noun or TokenKind.Measure;

    private static bool IsComplaintKind(TokenKind kind) => kind is TokenKind.Complaint or TokenKind.Demand or TokenKind.NoComplaint
        or TokenKind.Denial or TokenKind.DenialLink;

    private PhraseTrie Build(Func<TokenKind, bool> wanted) =>
        new(_lines.Where(line => wanted(line.Phrase.Kind)).SelectMany(line => line.Texts.Select(text => (text, line.Phrase))));
}
