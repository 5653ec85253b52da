using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Replies;

/// <summary>A supervisor gives an unclear reply its ratings (<c>{ "ratings": [4] }</c>), or says that it holds none (<c>{ "dismiss": true }</c>).</summary>
public sealed class RateReplyEndpoint(ApiGate gate, ReplyReview review)
{
    [Function(nameof(RateReplyEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "replies/{id}/rate")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.MaySupervise(IdOf(id).Survey.StoreId),
            async caller =>
            {
                var ratings = (await Body.ReadAsync<DecisionJson>(request, cancellationToken)).ToRatings();
                return Results.Json(View(id, await review.RateAsync(IdOf(id), ratings, caller, cancellationToken)), ApiJson.Options);
            },
            cancellationToken);

    private static ReplyId IdOf(string text) => ReplyId.TryParse(text, out var id)
        ? id
        : throw new ProblemException(Problems.Invalid($"'{text}' is no reply's id. Take it from the list of ambiguous replies."));

    private static object View(string id, AnswerReview review) => new
    {
        Id = id,
        review.Ratings,
        review.By,
        At = review.At.ToDateTimeOffset(),
        Scored = review is { IsLate: false, Ratings.Count: > 0 },
    };

    private sealed record DecisionJson(IReadOnlyList<int>? Ratings = null, bool Dismiss = false)
    {
        internal IReadOnlyList<int> ToRatings() => (Ratings, Dismiss) switch
        {
            (null or [], true) => [],
            ({ Count: > 0 }, false) => Ratings,
            _ => throw new ProblemException(Problems.Invalid("Send either the ratings, such as { \"ratings\": [4] }, or { \"dismiss\": true }.")),
        };
    }
}
