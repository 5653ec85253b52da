using KpiFunctions.Domain.Replies.Vocabulary;

namespace KpiFunctions.Domain.Replies;

/// <summary>
/// Follows what a message tells of defects, from its start to its end: what was wrong, whether it was put right, whether it came back. The last
/// word counts, so "漏水修好了" ends well and "修好了，还是漏水" and "修好三天就漏水" do not.
/// </summary>
internal static class RepairStory
{
    /// <summary>How the story ends, the worst last.</summary>
    internal enum Ending
    {
        /// <summary>Nothing is wrong, or nothing any more.</summary>
        Well,

        /// <summary>A defect is named, and nothing says what became of it.</summary>
        Open,

        /// <summary>The repair failed, or did harm.</summary>
        Failed,
    }

    public static Ending EndOf(in ReplyMessage message)
    {
        var tokens = message.Tokens;
        var ending = Ending.Well;
        var (mended, persists, supposed, repaired) = (false, false, false, false);
        for (var i = 0; i < tokens.Length; i++)
        {
            switch (tokens[i].Kind)
            {
                case TokenKind.Contrast or TokenKind.Exception or TokenKind.Still:
                    (mended, persists) = (false, true);
                    break;
                case TokenKind.Fixed:
                    (ending, mended, persists, repaired) = (Ending.Well, true, false, true);
                    break;
                case TokenKind.Mend:
                    (mended, repaired) = (true, true);
                    break;
                case TokenKind.Later when mended || (repaired && tokens[i].Length > 1):
                    // "修好第二天漏水", "修好就漏水", "修好了，第二天漏水"; a mere 就 of another clause says nothing of time.
                    (mended, persists) = (false, true);
                    break;
                case TokenKind.Condition:
                    supposed = true;
                    break;
                case TokenKind.Fault when !supposed:
                case TokenKind.Damage when !mended && !supposed:
                case TokenKind.Defect when persists && !supposed:
                    ending = Ending.Failed;
                    break;
                case TokenKind.Defect when !mended && !supposed && ending == Ending.Well:
                    ending = Ending.Open;
                    break;
                default:
                    (mended, persists, supposed) = message.IsBoundary(i) ? (false, false, false) : (mended, persists, supposed);
                    break;
            }
        }

        return ending;
    }
}
