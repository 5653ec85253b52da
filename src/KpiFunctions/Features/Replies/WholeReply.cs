using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Surveys;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>A text of a customer with all of its parts that have come.</summary>
/// <param name="Answer">The answer that it is: its last part, which has the reading of the whole.</param>
/// <param name="Text">What the whole says.</param>
/// <param name="BeganAt">When its first part was received.</param>
/// <param name="IsJoined">Whether it came in several parts.</param>
public sealed record WholeReply(SurveyAnswer Answer, ScannedReply Text, Instant BeganAt, bool IsJoined)
{
    /// <summary>Whether more may come: its last part fills a segment.</summary>
    public bool MayGoOn => MessageParts.FillsSegment(Answer.Text);
}
