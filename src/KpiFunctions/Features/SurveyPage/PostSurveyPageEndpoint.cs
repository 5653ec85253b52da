using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>Takes in what a customer chose on the page of a survey, or the wish for no more texts.</summary>
public sealed class PostSurveyPageEndpoint(SurveyPages pages)
{
    [Function(nameof(PostSurveyPageEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.TakeAsync(request, token, cancellationToken);
}
