using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>The newest version of a questionnaire.</summary>
public sealed class GetQuestionnaireEndpoint(ApiGate gate, QuestionnaireStore questionnaires)
{
    [Function(nameof(GetQuestionnaireEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "questionnaires/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            async _ => await questionnaires.FindNewestAsync(RequestIds.Questionnaire(id), cancellationToken) is { } newest
                ? Results.Json(QuestionnaireJson.Of(newest), ApiJson.Options)
                : Problems.NotFound($"There is no questionnaire '{id}'."),
            cancellationToken);
}
