using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book.Rows;
using NodaTime;

namespace KpiFunctions.Features.WorkOrders;

/// <summary>Finds the surveys whose text has left, over all stores and months. Reads the whole table, so it is for tools, not for requests.</summary>
public sealed class SentSurveys(Tables tables)
{
    /// <summary>Each survey with the time at which its text left, in no particular order.</summary>
    public async IAsyncEnumerable<(SurveyId Survey, Instant SentAt)> ListAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Rows without the column do not match, so this is "has one".
        var filter = TableClient.CreateQueryFilter($"SurveySentAt ge {DateTimeOffset.UnixEpoch}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var order = WorkOrderRow.ReadOrder(row);
            yield return (new SurveyId(order.StoreId, order.Id), WorkOrderRow.ReadSurvey(row).SentAt!.Value);
        }
    }
}
