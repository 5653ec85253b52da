using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Reads all records of a store-month, and once the questionnaires that its surveys were sent with.</summary>
public sealed class MonthRecordsQuery(MonthBook book, QuestionnaireStore questionnaires)
{
    public async Task<MonthRecords> ReadAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await WithQuestionsAsync(await book.ReadAsync(month, cancellationToken), cancellationToken);

    /// <summary>The records of a closed version as they were before the month was reopened.</summary>
    public async Task<MonthRecords> ReadClosedAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await WithQuestionsAsync(await book.ReadClosedAsync(month, version, cancellationToken), cancellationToken);

    private async Task<MonthRecords> WithQuestionsAsync(MonthRecords records, CancellationToken cancellationToken)
    {
        foreach (var asked in records.Orders.Select(o => o.Survey.Questionnaire).OfType<QuestionnaireVersion>().Distinct())
        {
            records.Questions[asked] = (await questionnaires.GetAsync(asked, cancellationToken)).Questions;
        }

        return records;
    }
}
