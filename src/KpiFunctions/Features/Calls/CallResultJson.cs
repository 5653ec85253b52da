using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Calls;

/// <summary>What came of a telephone call, as the API reads it.</summary>
/// <param name="Outcome">reached, notReached or refused.</param>
/// <param name="StaffId">Who called.</param>
/// <param name="Ratings">Of a customer who was reached: a rating of 1 to 5 for each question of the survey, or one for the service as a whole.</param>
/// <param name="Comment">The customer's words, up to 1000 characters.</param>
public sealed record CallResultJson(CallOutcome Outcome, string StaffId, IReadOnlyList<int>? Ratings = null, string? Comment = null)
{
    private const int LongestComment = 1000;

    /// <param name="questions">Questions that the survey asked.</param>
    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    public CallResult ToResult(int questions, string enteredBy, Instant now)
    {
        var errors = new Dictionary<string, string[]>();
        var ratings = Ratings ?? [];
        if (!Domain.StaffId.TryParse(StaffId, out var by))
        {
            errors["staffId"] = [$"'{StaffId}' is no valid staff id; say who called."];
        }

        if (ratings.Count > 0 && Outcome != CallOutcome.Reached)
        {
            errors["ratings"] = ["Only a customer who was reached can rate; leave the ratings out, or say reached."];
        }
        else if (ratings.Any(r => r is < ReplyQuestions.MinRating or > ReplyQuestions.MaxRating) || (ratings.Count > 1 && ratings.Count != questions))
        {
            errors["ratings"] = [$"Give {questions} ratings of 1 to 5, in the order of the questions, or only the first one."];
        }

        if (Comment?.Length > LongestComment)
        {
            errors["comment"] = [$"A comment has at most {LongestComment} characters."];
        }

        return errors.Count == 0
            ? new CallResult(Outcome, ratings, Comment, by, enteredBy, now)
            : throw new ProblemException(Problems.Invalid("The result was not saved; every field that is wrong is listed.", errors));
    }
}
