using Azure.Data.Tables;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;

namespace KpiFunctions.Features.Questionnaires;

/// <summary>A version of a questionnaire as a row.</summary>
internal static class QuestionnaireRow
{
    private const string Json = "Json";

    internal static TableEntity From(QuestionnaireVersion version, string json)
    {
        var row = new TableEntity(version.Id.Value, Keys.Version(version.Number));
        row.SetLongText(Json, json);
        return row;
    }

    internal static Questionnaire Read(TableEntity row) =>
        QuestionnaireJson.ReadStored(row.GetLongText(Json)).ToQuestionnaire(QuestionnaireId.Parse(row.PartitionKey));
}
