using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace KpiFunctions.Features.Replies;

/// <summary>A supervisor gives an unclear reply its ratings (<c>{ "ratings": [4] }</c>), or says that it holds none (<c>{ "dismiss": true }</c>).</summary>
public sealed class RateReplyEndpoint(ApiGate gate, ReplyReview review, StoreDirectory stores)
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
                var reviewed = await review.RateAsync(IdOf(id), ratings, caller, cancellationToken);
                var store = await stores.GetAsync(IdOf(id).Survey.StoreId, cancellationToken);
                return Results.Json(View(id, reviewed, store.Zone), ApiJson.Options);
            },
            cancellationToken);

    private static ReplyId IdOf(string text) => ReplyId.TryParse(text, out var id)
        ? id
        : throw new ProblemException(Problems.Invalid($"'{text}' is no reply's id. Take it from the list of ambiguous replies."));

    private static object View(string id, AnswerReview review, DateTimeZone zone) => new
    {
        Id = id,
        review.Ratings,
        review.By,
        At = review.At.At(zone),
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
