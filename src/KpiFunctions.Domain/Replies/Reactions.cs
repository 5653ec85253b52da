using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Sees that a telephone wrote the message when its owner tapped on a text of ours: Liked “…回T退订”, 赞了“…”. What it quotes is our own, however
/// short, and a tap is no rating.
/// </summary>
internal static class Reactions
{
    public static bool Is(in ReplyMessage message)
    {
        var tokens = message.Tokens;
        var reacts = false;
        foreach (var token in tokens)
        {
            if (reacts && (token.Kind == TokenKind.Quoted || (token.Kind == TokenKind.Separator && message.Characters[token.Start..token.End].Contains('"'))))
            {
                return tokens[^1].Kind == TokenKind.Quoted || message.Characters[^1] is '"' or '.' or '。' or '…';
            }

            reacts |= token.Kind == TokenKind.Reaction || token.IsWord || token.Kind == TokenKind.Emoji;
            if (token.IsNumeric || token.Kind is TokenKind.Stop or TokenKind.StopAlone or TokenKind.StopPhrase)
            {
                return false;
            }
        }

        return false;
    }
}
