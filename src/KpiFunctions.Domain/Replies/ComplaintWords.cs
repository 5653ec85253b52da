using KpiFunctions.Domain.Replies.Scanning;
using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Finds the words that open a complaint, unless they are denied ("没有趁机乱收费", "never once rude") or what they ask for was given ("退款办得很快").
/// </summary>
/// <remarks>
/// A denial reaches over words of trying, time and degree and no further: "没有发票乱收费" denies the bill, and "没有修好还乱收费" the repair.
/// </remarks>
internal static class ComplaintWords
{
    /// <summary>Looked for no place of its own.</summary>
    private const int Anywhere = -1;

    /// <summary>Whether the message complains.</summary>
    public static bool Any(in ReplyMessage message) => Scan(message, Anywhere, denials: false);

    /// <summary>Whether the message denies what others complain of: "没有乱收费".</summary>
    public static bool DeniesAny(in ReplyMessage message) => Scan(message, Anywhere, denials: true);

    /// <summary>Whether the blame at a character is denied.</summary>
    public static bool Denies(in ReplyMessage message, int place) => Scan(message, place, denials: true);

    private static bool Scan(in ReplyMessage message, int place, bool denials)
    {
        var text = message.Characters;
        var phrases = message.Questions.Vocabulary.Complaints;
        var denied = Anywhere;
        for (var at = 0; at < text.Length;)
        {
            if (place != Anywhere && at >= place)
            {
                return denied >= place;
            }

            var end = phrases.Match(text, at, out var phrase);
            if (phrase.Kind == TokenKind.Denial || (phrase.Kind is (TokenKind.DenialLink or TokenKind.Complaint) && at == denied))
            {
                if (denials && place == Anywhere && phrase.Kind == TokenKind.Complaint)
                {
                    return true;
                }

                // What is denied carries the denial on: "没有推卸、敷衍".
                denied = end < text.Length && text[end] is (' ' or '、') ? end + 1 : end;
            }
            else if (place == Anywhere && at == denied == denials && IsComplaint(message, phrase.Kind, end))
            {
                return true;
            }

            at = end > at ? end : ReplyScanner.EndOfWord(text, at);
        }

        return false;
    }

    private static bool IsComplaint(in ReplyMessage message, TokenKind kind, int end) =>
        kind == TokenKind.Complaint || (kind == TokenKind.Demand && !IsPraised(message, end));

    /// <summary>Whether praise stands behind a character in its clause.</summary>
    private static bool IsPraised(in ReplyMessage message, int from)
    {
        for (var i = 0; i < message.Tokens.Length; i++)
        {
            var token = message.Tokens[i];
            if (token.Start >= from && token.IsWord && AnswerJudge.Side(token.Value) > 0)
            {
                return true;
            }

            if (token.End > from && message.IsBoundary(i))
            {
                return false;
            }
        }

        return false;
    }
}
