using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Months;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>Makes the facts of a store-month of its records.</summary>
public sealed class MonthFactsQuery(MonthRecordsQuery monthRecords)
{
    public async Task<MonthInput> ReadAsync(MonthBasis basis, CancellationToken cancellationToken)
    {
        var records = await monthRecords.ReadAsync(basis.Month, cancellationToken);
        var (facts, counts) = Make(basis, records);
        return new MonthInput(basis, facts, counts) { Orders = [.. records.Orders.Select(o => new ScoredOrder(o.Id, o.Order.StaffId))] };
    }

    /// <summary>The facts that records are, and how many of each kind they are.</summary>
    public static (MonthFacts Facts, MonthCounts Counts) Make(MonthBasis basis, MonthRecords records)
    {
        var builder = new MonthFactsBuilder(basis.Month, basis.Clock, basis.Close, basis.Settings);
        var counts = new MonthCounts
        {
            Complaints = records.Complaints.Count,
            Returns = records.Returns.Count,
            Figures = records.Figures.Count,
            Ratings = records.Ratings.Count,
            CustomerFacts = records.CustomerFacts.Count,
            Late = records.Late,
        };
        foreach (var record in records.Services(basis))
        {
            builder.Add(record);
            counts = counts.Add(record);
        }

        // What completed in a later month is completed there, however early that was.
        counts = counts with { Completed = counts.Completed - records.Opened.Count(o => o is { CompletedAt: not null, CancelledAt: null }) };

        foreach (var present in basis.ListPresent())
        {
            builder.AddStaff(present);
        }

        records.Figures.ForEach(f => builder.Add(f.AsCounted()));
        records.Ratings.ForEach(r => builder.Add(r));
        records.Returns.ForEach(r => builder.Add(r));
        records.CustomerFacts.ForEach(c => builder.Add(c.Fact));
        foreach (var (_, call) in records.Calls())
        {
            builder.Add(call);
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
}
