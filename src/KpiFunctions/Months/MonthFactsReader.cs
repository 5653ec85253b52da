using Azure.Data.Tables;
using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Storage;
using KpiFunctions.WorkOrders;

namespace KpiFunctions.Months;

/// <summary>Reads all facts of a store-month: one scan of one partition, a thousand rows a transaction.</summary>
public sealed class MonthFactsReader(Tables tables)
{
    public async Task<(MonthFacts Facts, MonthCounts Counts)> ReadAsync(MonthBasis basis, CancellationToken cancellationToken)
    {
        var orders = new List<(WorkOrder Order, Survey Survey)>();
        var opened = new List<WorkOrder>();
        var answers = new List<(WorkOrderId Order, SurveyAnswer Answer)>();
        var late = 0;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(basis.Month)}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            switch (Keys.KindOf(row.RowKey))
            {
                case Keys.Order:
                    orders.Add((WorkOrderRow.ReadOrder(row), WorkOrderRow.ReadSurvey(row)));
                    break;
                case Keys.Answer:
                    answers.Add((Keys.OrderOf(row.RowKey), AnswerRow.Read(row)));
                    break;
                case Keys.Opened:
                    opened.Add(OpenedRow.Read(row));
                    break;
                case Keys.Late:
                    late++;
                    break;
                default:
                    break;
            }
        }

        var answersOf = answers.ToLookup(a => a.Order, a => a.Answer);
        var builder = new MonthFactsBuilder(basis.Month, basis.Zone, basis.Settings);
        var counts = new MonthCounts { Late = late };
        foreach (var (order, survey) in orders)
        {
            var record = new ServiceRecord(order, SurveyResult.At(basis.Close, survey, answersOf[order.Id]));
            builder.Add(record);
            counts = counts.Add(record);
        }

        builder.AddRange(opened.Select(o => new ServiceRecord(o, SurveyResult.None)));
        return (builder.Build(), counts);
    }
}
