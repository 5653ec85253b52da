using Azure.Data.Tables;
using KpiFunctions.Complaints;
using KpiFunctions.CustomerFacts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Figures;
using KpiFunctions.Ratings;
using KpiFunctions.Storage;
using KpiFunctions.WorkOrders;

namespace KpiFunctions.Months;

/// <summary>Reads all records of a store-month: one scan of one partition, a thousand rows a transaction.</summary>
public sealed class MonthRecordsReader(Tables tables)
{
    public async Task<MonthRecords> ReadAsync(StoreMonth month, CancellationToken cancellationToken)
    {
        var records = new MonthRecords();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Keys.StoreMonth(month)}");
        await foreach (var row in tables.WorkOrders.QueryAsync<TableEntity>(filter, maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            Add(records, row);
        }

        return records;
    }

    private static void Add(MonthRecords records, TableEntity row)
    {
        switch (Keys.KindOf(row.RowKey))
        {
            case Keys.Order:
                records.Orders.Add((WorkOrderRow.ReadOrder(row), WorkOrderRow.ReadSurvey(row)));
                break;
            case Keys.Answer:
                records.Answers.Add((Keys.OrderOf(row.RowKey), AnswerRow.Read(row)));
                break;
            case Keys.Opened:
                records.Opened.Add(OpenedRow.Read(row));
                break;
            case Keys.Figure:
                records.Figures.Add(FigureRow.Read(row));
                break;
            case Keys.Rating:
                records.Ratings.Add(RatingRow.Read(row));
                break;
            case Keys.Complaint:
                records.Complaints.Add(ComplaintRow.Read(row));
                break;
            case Keys.CustomerFact:
                records.CustomerFacts.Add(CustomerFactRow.Read(row));
                break;
            case Keys.Late or Keys.LateFact:
                records.Late++;
                break;
            default:
                break;
        }
    }
}
