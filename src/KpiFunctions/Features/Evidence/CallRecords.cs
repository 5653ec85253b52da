using KpiFunctions.Domain;
using KpiFunctions.Domain.Months;
using KpiFunctions.Features.Calls;
using KpiFunctions.Records.Book;

namespace KpiFunctions.Features.Evidence;

/// <summary>The telephone calls behind a metric, each with its part in it.</summary>
internal static class CallRecords
{
    internal static IEnumerable<EvidenceRecord> Of(MonthBasis basis, MonthRecords records, StaffId staff, ItemMetrics metrics)
    {
        var evidence = ItemMetrics.EvidenceOf(basis);
        foreach (var (call, fact) in records.Calls())
        {
            if (fact.StaffId == staff && metrics.At(fact.DueBy) is { } metric && evidence.PartOf(metric, fact) is { } part)
            {
                yield return EvidenceRecord.At(
                    fact.DueBy,
                    $"call|{call.Survey.WorkOrderId}",
                    new { Kind = "call", part.Numerator, part.Denominator, Call = CallbackView.Of(call, basis.Zone) });
            }
        }
    }
}
