using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.Features.DueTexts;

/// <summary>A survey of which a text is to leave at <paramref name="DueAt"/>.</summary>
/// <param name="Contact">Key of the customer's number, never the number itself.</param>
/// <param name="CompletedAt">Decides which of two orders of one customer is asked first.</param>
/// <param name="FailingSince">When the provider first did not take its text for a passing reason; <see langword="null"/> when it did not come to that.</param>
/// <param name="Purpose">Which of its texts.</param>
public sealed record DueText(
    SurveyId Survey,
    StoreMonth Month,
    ContactKey Contact,
    Instant CompletedAt,
    Instant DueAt,
    Instant? FailingSince = null,
    TextPurpose Purpose = TextPurpose.Survey)
{
    /// <summary>The entry as it was read, so that only this one is taken off the list.</summary>
    internal ETag Version { get; init; } = ETag.All;
}

/// <summary>Surveys that wait for their time, by the hour they are due.</summary>
public sealed class DueTextStore(Tables tables)
{
    /// <summary>Schedules surveys. Scheduling one again for the same time changes nothing.</summary>
    public Task AddAsync(IEnumerable<DueText> surveys, CancellationToken cancellationToken)
    {
        var actions = surveys.Select(s => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(s))).ToList();
        return actions is [var only]
            ? tables.DueTexts.UpsertEntityAsync((TableEntity)only.Entity, TableUpdateMode.Replace, cancellationToken)
            : tables.DueTexts.SubmitAsync(actions, cancellationToken);
    }

    /// <summary>All surveys due at or before <paramref name="now"/> that were not taken off yet, however long ago they were due.</summary>
    public async Task<IReadOnlyList<DueText>> FindDueAsync(Instant now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey le {Keys.DueHour(now)} and DueAt le {now.ToDateTimeOffset()}");
        var due = new List<DueText>();
        await foreach (var row in tables.DueTexts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            due.Add(Read(row));
        }

        return due;
    }

    /// <summary>
    /// Takes surveys off the list, once their messages are in the queue. An entry made anew since it was read stays: the worker was faster,
    /// and has put its survey back.
    /// </summary>
    public async Task RemoveAsync(IReadOnlyList<DueText> surveys, CancellationToken cancellationToken)
    {
        foreach (var hour in surveys.GroupBy(s => Keys.DueHour(s.DueAt), StringComparer.Ordinal))
        {
            foreach (var batch in hour.Chunk(100))
            {
                await RemoveBatchAsync(batch, cancellationToken);
            }
        }
    }

    private async Task RemoveBatchAsync(DueText[] batch, CancellationToken cancellationToken)
    {
        if (batch.Length > 1)
        {
            try
            {
                await tables.DueTexts.SubmitTransactionAsync(
                    batch.Select(s => new TableTransactionAction(TableTransactionActionType.Delete, Row(s), s.Version)), cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // One of them was taken off by another run of the timer, or put back by a worker; the rest must go one by one.
            }
        }

        foreach (var survey in batch)
        {
            await RemoveAsync(survey, cancellationToken);
        }
    }

    private async Task RemoveAsync(DueText survey, CancellationToken cancellationToken)
    {
        try
        {
            var row = Row(survey);
            await tables.DueTexts.DeleteEntityAsync(row.PartitionKey, row.RowKey, survey.Version, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Put back by a worker: it is due at another time now.
        }
    }

    private static TableEntity Row(DueText due)
    {
        var row = new TableEntity(Keys.DueHour(due.DueAt), Keys.OutgoingText(new TextTag(due.Survey, due.Purpose)))
        {
            ["Month"] = Keys.Month(due.Month.Month),
            ["Contact"] = due.Contact.Value,
        };
        row.SetInstant("CompletedAt", due.CompletedAt);
        row.SetInstant("DueAt", due.DueAt);
        row.SetInstant("FailingSince", due.FailingSince);
        return row;
    }

    private static DueText Read(TableEntity row)
    {
        var (survey, purpose) = Keys.ParseDueText(row.RowKey);
        return new DueText(
            survey,
            new StoreMonth(survey.StoreId, Keys.ParseMonth(row.GetRequired("Month"))),
            new ContactKey(row.GetRequired("Contact")),
            row.GetInstant("CompletedAt")!.Value,
            row.GetInstant("DueAt")!.Value,
            row.GetInstant("FailingSince"),
            purpose)
        {
            Version = row.ETag,
        };
    }
}
