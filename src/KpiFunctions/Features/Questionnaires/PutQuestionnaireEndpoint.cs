using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>Keeps a new version of a questionnaire.</summary>
public sealed class PutQuestionnaireEndpoint(ApiGate gate, QuestionnaireStore questionnaires)
{
    [Function(nameof(PutQuestionnaireEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "questionnaires/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        gate.HandleAsync(request, caller => caller.Role == Role.Admin, caller => SaveAsync(request, id, caller, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(HttpRequest request, string id, Caller caller, CancellationToken cancellationToken)
    {
        var body = await Body.ReadAsync<QuestionnaireJson>(request, cancellationToken);
        var questionnaire = body.ToQuestionnaire(RequestIds.Questionnaire(id));
        if (body.Id != id)
        {
            return Problems.Invalid($"The body is questionnaire '{body.Id}' and the address says '{id}'; make them the same.");
        }

        if (QuestionnaireValidator.Check(questionnaire) is { Count: > 0 } problems)
        {
            return Problems.Invalid(
                "The questionnaire was not saved; every problem is listed with its JSON path.",
                problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray()));
        }

        var newest = await questionnaires.ReadNewestAsync(questionnaire.Version.Id, cancellationToken);
        await caller.Audit.ChangesAsync(newest is null ? null : QuestionnaireJson.Of(newest), QuestionnaireJson.Of(questionnaire), cancellationToken);
        return await questionnaires.TryAddAsync(questionnaire, cancellationToken) is { } refusal
            ? Problems.Conflict(refusal)
            : Results.Json(QuestionnaireJson.Of(questionnaire), ApiJson.Options);
    }
}
