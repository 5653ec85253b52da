using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// A customer's text, brought into one spelling and cut into words once, for all that is to be read from it: whether he wants texts is known before
/// it is known which survey he answers, and that one says how many questions were asked.
/// </summary>
public sealed class ScannedReply
{
    private readonly string _original;
    private readonly char[] _characters;
    private readonly int[] _origins;
    private readonly ReplyToken[] _tokens;
    private readonly ReplyVocabulary _vocabulary;

    private ScannedReply(string original, char[] characters, int[] origins, ReplyToken[] tokens, ReplyVocabulary vocabulary) =>
        (_original, _characters, _origins, _tokens, _vocabulary) = (original, characters, origins, tokens, vocabulary);

    /// <summary>
    /// Whether the customer complains, whatever rating stands beside it: a word that opens a complaint and is not denied, or a repair that failed.
    /// </summary>
    /// <remarks>Source: design/surveys.md, low ratings or complaint words open a complaint for the work order.</remarks>
    public bool Complains =>
        ComplaintWords.Any(Message(1)) || RepairStory.EndOf(Message(1)) == RepairStory.Ending.Failed;

    /// <summary>What it complains about, as the number of one of the nine record templates.</summary>
    /// <value>1 to 9; <see langword="null"/> when no words say so, or words for different ones.</value>
    /// <remarks>Source: 002, complaint kinds.</remarks>
    public int? Topic => Find(_vocabulary.Topics).Select(phrase => phrase.Value).Distinct().ToList() is [var only] ? only : null;

    /// <summary>Scans a text.</summary>
    public static ScannedReply Of(string text, ReplyVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(vocabulary);
        using var buffer = new ReplyBuffer(text.Length);
        var length = ReplyText.Normalise(text, buffer.Characters, buffer.Origins);
        var characters = buffer.Characters[..length].ToArray();
        var count = ReplyScanner.Scan(characters, buffer.Tokens, vocabulary.Words);
        return new ScannedReply(text, characters, buffer.Origins[..length].ToArray(), buffer.Tokens[..count].ToArray(), vocabulary);
    }

    /// <summary>Reads it as the answer to a text that asked so many questions, 1 to 12.</summary>
    /// <returns>As <see cref="ReplyParser.Parse"/>; an opt-out or an opt-in is one for any number of questions.</returns>
    public Reply Read(int questions) => ReplyParser.Read(Message(questions));

    private ReplyMessage Message(int questions) => new(_original, _characters, _origins, _tokens, new ReplyQuestions(questions, _vocabulary));

    private List<Phrase> Find(PhraseTrie phrases)
    {
        var found = new List<Phrase>();
        for (var at = 0; at < _characters.Length;)
        {
            var end = phrases.Match(_characters, at, out var phrase);
            if (phrase.IsKnown)
            {
                found.Add(phrase);
            }

            at = end > at ? end : ReplyScanner.EndOfWord(_characters, at);
        }

        return found;
    }
}
