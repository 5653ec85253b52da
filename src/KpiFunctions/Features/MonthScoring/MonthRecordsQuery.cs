using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Records.Book;
using NodaTime;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Reads all records of a store-month, and once the questionnaires that its surveys were sent with.</summary>
public sealed class MonthRecordsQuery(MonthBook book, QuestionnaireStore questionnaires)
{
    public async Task<MonthRecords> ReadAsync(StoreMonth month, CancellationToken cancellationToken) =>
        await WithQuestionsAsync(await book.ReadAsync(month, cancellationToken), cancellationToken);

    /// <summary>The records of a closed version as they were before the month was reopened.</summary>
    public async Task<MonthRecords> ReadClosedAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        await WithQuestionsAsync(await book.ReadClosedAsync(month, version, cancellationToken), cancellationToken);

    /// <summary>The rows that a closed month is made of, for its ledger entry. The month takes no more facts.</summary>
    /// <param name="cutoff">What customers said from then on is not in it.</param>
    public async Task<FrozenFacts> FreezeAsync(StoreMonth month, Instant cutoff, CancellationToken cancellationToken)
    {
        var frozen = new FrozenFacts(await book.ListRowsAsync(month, cancellationToken), cutoff);
        foreach (var asked in frozen.Questionnaires.ToList())
        {
            frozen.Add(asked, (await questionnaires.GetAsync(QuestionnaireVersion.Parse(asked), cancellationToken)).Questions);
        }

        return frozen;
    }

    private async Task<MonthRecords> WithQuestionsAsync(MonthRecords records, CancellationToken cancellationToken)
    {
        foreach (var asked in records.Orders.Select(o => o.Survey.Questionnaire).OfType<QuestionnaireVersion>().Distinct())
        {
            records.Questions[asked] = (await questionnaires.GetAsync(asked, cancellationToken)).Questions;
        }

        return records;
    }
}
