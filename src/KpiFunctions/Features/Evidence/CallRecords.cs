using KpiFunctions.Domain.Months;
using KpiFunctions.Features.Calls;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Evidence;

/// <summary>The telephone calls behind a metric, each with its part in it.</summary>
internal static class CallRecords
{
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, ItemMetrics metrics)
    {
        foreach (var (call, fact) in records.Calls())
        {
            if (metrics.PartOf(m => m.PartOf(fact)) is { } part)
            {
                yield return EvidenceRecord.At(
                    fact.DueBy,
                    $"call|{call.Survey.WorkOrderId}",
                    new { Kind = "call", part.Numerator, part.Denominator, Call = CallbackView.Of(call, basis.Zone) });
            }
        }
    }
}
