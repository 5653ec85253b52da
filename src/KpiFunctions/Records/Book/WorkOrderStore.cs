using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records.Index;

namespace KpiFunctions.Records.Book;

/// <summary>A stored order: the row it was read from, the order, its survey, and the month partition it lives in.</summary>
public sealed record StoredWorkOrder(StoreMonth Month, WorkOrder Order, Survey Survey, ETag ETag);

/// <summary>Work orders with their surveys and answers, in the partition of the month they count in.</summary>
public sealed class WorkOrderStore(Tables tables, WorkOrderIndex index, MonthGate gate)
{
    /// <summary>Finds an order; <paramref name="hint"/> is where it was last seen and saves a look into the index.</summary>
    public async Task<StoredWorkOrder?> FindAsync(StoreId storeId, WorkOrderId id, StoreMonth? hint, CancellationToken cancellationToken)
    {
        if (hint is { } month && await GetAsync(month, id, cancellationToken) is { } found)
        {
            return found;
        }

        return await index.FindAsync(storeId, id, cancellationToken) is { } indexed
            ? (indexed == hint ? null : await GetAsync(indexed, id, cancellationToken)) ?? await FindMovedAsync(indexed, id, cancellationToken)
            : null;
    }

    /// <summary>Finds an order that is no longer in a month but was corrected into another one.</summary>
    public async Task<StoredWorkOrder?> FindMovedAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        // An order that came back has left rows that lead in a circle.
        var visited = new HashSet<StoreMonth>();
        while (visited.Add(month))
        {
            var row = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.MovedRow(id), cancellationToken: cancellationToken);
            if (!row.HasValue)
            {
                break;
            }

            month = MovedRow.Read(row.Value!);
            if (await GetAsync(month, id, cancellationToken) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public async Task<StoredWorkOrder?> GetAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        var row = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.OrderRow(id), cancellationToken: cancellationToken);
        return row.HasValue ? WorkOrderRow.ReadStored(month, row.Value!) : null;
    }

    /// <summary>Answers to the survey of one order, oldest first.</summary>
    public async Task<IReadOnlyList<SurveyAnswer>> GetAnswersAsync(StoreMonth month, WorkOrderId id, CancellationToken cancellationToken)
    {
        var answers = new List<SurveyAnswer>();
        await foreach (var row in RowsOf(month, id, cancellationToken))
        {
            if (row.RowKey.Split('|')[1] == Keys.Answer)
            {
                answers.Add(AnswerRow.Read(row));
            }
        }

        return answers;
    }

    /// <summary>Replaces the survey of an order. After the close of its month it keeps what the month knew of it.</summary>
    /// <returns><see langword="false"/> when the order has changed or moved since it was read; nothing is written then.</returns>
    public async Task<bool> TryUpdateSurveyAsync(StoredWorkOrder stored, Survey survey, CancellationToken cancellationToken)
    {
        var pass = await gate.EnterAsync(stored.Month, cancellationToken);
        var kept = pass is { IsReopened: false } ? survey : survey.LearntAfterClose(stored.Survey);
        var row = WorkOrderRow.From(stored.Month, stored.Order, kept);
        try
        {
            await (pass is null || pass == MonthPass.Free
                ? (Task)tables.WorkOrders.UpdateEntityAsync(row, stored.ETag, TableUpdateMode.Replace, cancellationToken)
                : tables.WorkOrders.SubmitTransactionAsync(
                    pass.Guard([new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag)]), cancellationToken));
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>One answer, with the version of its row.</summary>
    public async Task<(SurveyAnswer Answer, ETag ETag)?> FindAnswerAsync(StoreMonth month, ReplyId reply, CancellationToken cancellationToken)
    {
        var row = await tables.WorkOrders.GetEntityIfExistsAsync<TableEntity>(Keys.StoreMonth(month), Keys.AnswerRow(reply), cancellationToken: cancellationToken);
        return row.HasValue ? (AnswerRow.Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>Keeps an answer beside its order, marked late when the month has closed. The same answer twice is one answer.</summary>
    /// <returns>The answer as it is kept; <see langword="null"/> when the order is not in this month, and nothing is written then.</returns>
    public async Task<SurveyAnswer?> TryAddAnswerAsync(StoreMonth month, WorkOrderId id, SurveyAnswer answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var pass = await gate.EnterAsync(month, cancellationToken);
            var kept = pass is { IsReopened: false } ? answer : answer with { IsLate = true };
            try
            {
                await tables.WorkOrders.SubmitTransactionAsync(
                    (pass ?? MonthPass.Free).Guard([new TableTransactionAction(TableTransactionActionType.Add, AnswerRow.From(month, id, kept)), Touch(month, id)]),
                    cancellationToken);
                return kept;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                return kept;
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Somebody else wrote a fact of the month, or closed it, in between: ask again whether it takes answers.
            }
        }
    }

    /// <summary>Writes what a person made of an answer.</summary>
    /// <returns><see langword="false"/> when the answer has changed or moved, or the month has closed, since they were read; nothing is written then.</returns>
    public async Task<bool> TryUpdateAnswerAsync(
        StoreMonth month, WorkOrderId id, SurveyAnswer answer, ETag version, MonthPass pass, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WorkOrders.SubmitTransactionAsync(
                pass.Guard([new TableTransactionAction(TableTransactionActionType.UpdateReplace, AnswerRow.From(month, id, answer), version), Touch(month, id)]),
                cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Touching the order's row in the same batch makes sure that it is still there and that a move under way sees the new answer.</summary>
    private static TableTransactionAction Touch(StoreMonth month, WorkOrderId id) => new(
        TableTransactionActionType.UpdateMerge,
        new TableEntity(Keys.StoreMonth(month), Keys.OrderRow(id)) { [WorkOrderRow.HasReply] = true, [WorkOrderRow.IsWaiting] = false },
        ETag.All);

    private async IAsyncEnumerable<TableEntity> RowsOf(
        StoreMonth month, WorkOrderId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {Keys.StoreMonth(month)} and RowKey ge {Keys.OrderRowsStart(id)} and RowKey lt {Keys.OrderRowsEnd(id)}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return row;
        }
    }
}
