using Azure.Data.Tables;
using KpiFunctions.Domain.Questionnaires;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Book.Rows;
using KpiFunctions.Records;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Reads all records of a store-month: one scan of one partition, a thousand rows a transaction, and once the questionnaires that were sent.</summary>
public sealed class MonthRecordsQuery(Tables tables, QuestionnaireStore questionnaires)
{
    public Task<MonthRecords> ReadAsync(StoreMonth month, CancellationToken cancellationToken) =>
        ReadAsync(tables.WorkOrders, Keys.StoreMonth(month), cancellationToken);

    /// <summary>The records of a closed version as they were before the month was reopened.</summary>
    public Task<MonthRecords> ReadClosedAsync(StoreMonth month, int version, CancellationToken cancellationToken) =>
        ReadAsync(tables.ClosedFacts, Keys.ClosedVersion(month, version), cancellationToken);

    private async Task<MonthRecords> ReadAsync(TableClient table, string partition, CancellationToken cancellationToken)
    {
        var records = new MonthRecords();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: 1000, cancellationToken: cancellationToken))
        {
            Add(records, row);
        }

        foreach (var asked in records.Orders.Select(o => o.Survey.Questionnaire).OfType<QuestionnaireVersion>().Distinct())
        {
            records.Questions[asked] = (await questionnaires.GetAsync(asked, cancellationToken)).Questions;
        }

        records.Correct();
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
            case Keys.Return:
                records.Returns.Add(ReturnRow.Read(row));
                break;
            case Keys.CustomerFact:
                records.CustomerFacts.Add(CustomerFactRow.Read(row));
                break;
            case Keys.Correction:
                records.Corrections.Add(CorrectionRow.Read(row));
                break;
            case Keys.Call:
                records.Callbacks.Add(CallbackRow.Read(row));
                break;
            case Keys.Late or Keys.LateFact:
                records.Late++;
                break;
            default:
                break;
        }
    }
}
