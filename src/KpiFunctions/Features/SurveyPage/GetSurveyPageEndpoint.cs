using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>Shows the page of a survey to whoever has its address. Changes nothing.</summary>
public sealed class GetSurveyPageEndpoint(SurveyPages pages)
{
    [Function(nameof(GetSurveyPageEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "s/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        pages.ShowAsync(request, token, cancellationToken);
}
