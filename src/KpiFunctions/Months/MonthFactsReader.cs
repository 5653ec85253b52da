using KpiFunctions.Domain.Months;
using KpiFunctions.Domain.Scoring.Facts;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Months;

/// <summary>Makes the facts of a store-month of its records.</summary>
public sealed class MonthFactsReader(MonthRecordsReader reader)
{
    public async Task<(MonthFacts Facts, MonthCounts Counts)> ReadAsync(MonthBasis basis, CancellationToken cancellationToken) =>
        Make(basis, await reader.ReadAsync(basis.Month, cancellationToken));

    internal static (MonthFacts Facts, MonthCounts Counts) Make(MonthBasis basis, MonthRecords records)
    {
        var answersOf = records.Answers.ToLookup(a => a.Order, a => a.Answer);
        var builder = new MonthFactsBuilder(basis.Month, basis.Zone, basis.Settings);
        var counts = new MonthCounts
        {
            Complaints = records.Complaints.Count,
            Returns = records.Returns.Count,
            Figures = records.Figures.Count,
            Ratings = records.Ratings.Count,
            CustomerFacts = records.CustomerFacts.Count,
            Late = records.Late,
        };
        foreach (var (order, survey) in records.Orders)
        {
            var record = new ServiceRecord(order, ResultOf(basis, records, order.Id, survey, answersOf[order.Id]));
            builder.Add(record);
            counts = counts.Add(record);
        }

        // An order that completed in a later month counts here as it did while it was open, so that its completion changes no closed month.
        foreach (var record in records.Opened.Select(o => new ServiceRecord(o, SurveyResult.None)))
        {
            builder.Add(record);
            counts = counts.Add(record);
        }

        records.Figures.ForEach(f => builder.Add(f));
        records.Ratings.ForEach(r => builder.Add(r));
        records.Returns.ForEach(r => builder.Add(r));
        records.CustomerFacts.ForEach(c => builder.Add(c.Fact));
        foreach (var task in records.PhoneTasks)
        {
            if (task.ToFact() is { } fact)
            {
                builder.Add(fact);
            }
        }

        foreach (var complaint in records.Complaints)
        {
            if (complaint.ToFact() is { } fact)
            {
                builder.Add(fact);
            }
        }

        return (builder.Build(), counts);
    }

    private static SurveyResult ResultOf(MonthBasis basis, MonthRecords records, WorkOrderId order, Survey survey, IEnumerable<SurveyAnswer> answers) =>
        records.Corrections.Aggregate(SurveyResult.At(basis.Close, survey, answers), (result, correction) => correction.Correct(order, result));
}
