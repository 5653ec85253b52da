using KpiFunctions.Domain.Replies.Scanning;

namespace KpiFunctions.Domain.Replies;

/// <summary>Decides what a block of ratings answers, whatever stands around it.</summary>
internal static class AnswerJudge
{
    /// <summary>This many digits that touch the one before them are no rating out of scale but a phone or an order number.</summary>
    private const int LongNumber = 4;

    /// <returns>One rating a question, or null and the reason.</returns>
    public static int[]? Judge(in AnswerBlock block, int questions, bool meansAll, out Reply.Ambiguous? reason)
    {
        reason = block.Numbers == 0 ? WordsReason(block, questions, meansAll)
            : questions == 1 ? SingleReason(block)
            : NumbersReason(block, questions, meansAll);
        if (reason is not null)
        {
            return null;
        }

        var ratings = new int[questions];
        if (questions > 1 && block.Values.Length == questions)
        {
            block.Values.CopyTo(ratings);
        }
        else
        {
            Array.Fill(ratings, block.Numbers == 0 ? block.WordValue : block.Values[0]);
        }

        return ratings;
    }

    /// <summary>Above, in or below the middle of the scale: 1, 0, -1.</summary>
    public static int Side(int rating) => Math.Sign(rating - ((ReplyQuestions.MinRating + ReplyQuestions.MaxRating) / 2));

    /// <summary>4/5, with a single question: four out of five.</summary>
    public static bool IsOutOfFive(in AnswerBlock block) =>
        block.Numbers == 2 && block.Touching == 0 && block.Links == SeparatorMarks.Slash && block.Values[1] == ReplyQuestions.MaxRating;

    private static Reply.Ambiguous? WordsReason(in AnswerBlock block, int questions, bool meansAll)
    {
        if (questions == 1 || (meansAll && block.Words < questions))
        {
            return block.MixedWords ? Ambiguities.Conflicting : null;
        }

        return block.Words == questions ? null
            : block.Words > questions ? Ambiguities.MoreAnswers
            : Ambiguities.FewerAnswers;
    }

    private static Reply.Ambiguous? SingleReason(in AnswerBlock block)
    {
        if (block.Numbers == 1 || IsOutOfFive(block) || IsRepeatedInStars(block) || IsRepeated(block))
        {
            return ReplyQuestions.InScale(block.Values[0]) ? null : Ambiguities.OutOfScale;
        }

        // A date, a time, a decimal, a phone number; a range; one large number; several ratings.
        return (block.Links & (SeparatorMarks.Colon | SeparatorMarks.Slash | SeparatorMarks.Dot)) != 0 || block.Touching >= LongNumber
                ? Ambiguities.NumberInText
            : (block.Links & (SeparatorMarks.Dash | SeparatorMarks.Tilde)) != 0 ? Ambiguities.Range
            : block.Touching > 0 ? Ambiguities.OutOfScale
            : Ambiguities.MoreAnswers;
    }

    private static Reply.Ambiguous? NumbersReason(in AnswerBlock block, int questions, bool meansAll)
    {
        if (block.Touching >= LongNumber && block.Numbers != questions)
        {
            return Ambiguities.NumberInText;
        }

        foreach (var value in block.Values)
        {
            if (!ReplyQuestions.InScale(value))
            {
                return Ambiguities.OutOfScale;
            }
        }

        if (block.Numbers == 1 && meansAll)
        {
            return null;
        }

        if (block.Numbers != questions)
        {
            return block.Numbers > questions ? Ambiguities.MoreAnswers : Ambiguities.FewerAnswers;
        }

        if (block.Touching > 0)
        {
            return block.Touching == questions - 1 && !IsMobileNumber(block) ? null : Ambiguities.NumberInText;
        }

        return LinksReason(block, questions);
    }

    /// <summary>Two numbers around a dash, a slash or a dot are a range, a date or a decimal; three or more are answers.</summary>
    private static Reply.Ambiguous? LinksReason(in AnswerBlock block, int questions)
    {
        if ((block.Links & SeparatorMarks.Tilde) != 0 || (questions == 2 && (block.Links & SeparatorMarks.Dash) != 0))
        {
            return Ambiguities.Range;
        }

        return (block.Links & SeparatorMarks.Colon) != 0
            || (questions == 2 && (block.TightLinks & (SeparatorMarks.Slash | SeparatorMarks.Dot)) != 0)
            ? Ambiguities.NumberInText
            : null;
    }

    /// <summary>5 ★★★★★.</summary>
    private static bool IsRepeatedInStars(in AnswerBlock block) =>
        block.Numbers == 2 && block.Stars == 1 && block.Values[0] == block.Values[1];

    /// <summary>5分5分5分: emphasis, or one answer for each thing that came to mind.</summary>
    private static bool IsRepeated(in AnswerBlock block) =>
        block.Explicit == block.Numbers && !block.Values.ContainsAnyExcept(block.Values[0]);

    /// <summary>A mainland China mobile number may have no digit above five.</summary>
    private static bool IsMobileNumber(in AnswerBlock block) =>
        block.Numbers == 11 && block.Values[0] == 1 && block.Values[1] >= 3;
}
