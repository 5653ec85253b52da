using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Spelling;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Reads a customer's text message. Pure and deterministic; linear in the length of the text; allocates nothing but its result.
/// Of a text that is read for more than one thing take a <see cref="ScannedReply"/>.
/// </summary>
/// <remarks>
/// Source: design/surveys.md, Replies. The rule behind every decision: a message is a rating only if all of it is understood,
/// or if what is not understood stands apart from the rating like a comment. Everything else goes to a person.
/// </remarks>
public static class ReplyParser
{
    /// <summary>Reads <paramref name="text"/> as the answer to a text that asked <paramref name="questions"/>.</summary>
    /// <returns>
    /// Ratings only when there are exactly as many as questions, each in the scale. An opt-out wins over everything else.
    /// </returns>
    public static Reply Parse(string text, ReplyQuestions questions)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(questions);
        using var buffer = new ReplyBuffer(text.Length);
        var length = ReplyText.Normalise(text, buffer.Characters, buffer.Origins);
        ReadOnlySpan<char> characters = buffer.Characters[..length];
        var count = ReplyScanner.Scan(characters, buffer.Tokens, questions.Vocabulary.Words);
        return Read(new ReplyMessage(text, characters, buffer.Origins, buffer.Tokens[..count], questions));
    }

    /// <summary>Reads a message that is scanned already.</summary>
    internal static Reply Read(in ReplyMessage message)
    {
        if (message.Tokens.Length == 0)
        {
            return Reply.Empty.Instance;
        }

        if (message.IsQuoting && Reactions.Is(message))
        {
            return Ambiguities.NotUnderstood;
        }

        var reply = WishGrammar.Read(message) ?? RatingGrammar.Read(message);
        return reply is Reply.Ambiguous reading && WishGrammar.Hints(message, reading) ? Ambiguities.MaybeOptOut : reply;
    }
}
