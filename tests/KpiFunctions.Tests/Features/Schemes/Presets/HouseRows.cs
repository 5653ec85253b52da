using System.Globalization;
using System.Text.Json;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Records of a <see cref="PresetMonth"/> as rows of files, with the columns that a need asks for and no others.</summary>
internal static class HouseRows
{
    internal static string Order(WorkOrder o, string phone, IEnumerable<string> columns) => Row([.. columns.Select(column => (object?)(column switch
    {
        "storeId" => "S1",
        "workOrderId" => o.Id,
        "staffId" => o.StaffId,
        "advisorId" => o.AdvisorId,
        "clerkId" => o.ClerkId,
        "customerPhone" => "+" + phone,
        "assetId" => o.AssetId,
        "faultCode" => o.FaultCode,
        "openedAt" => o.OpenedAt,
        "arrivedAt" => o.ArrivedAt,
        "promisedAt" => o.PromisedAt,
        "completedAt" => o.CompletedAt,
        "standardHours" => o.StandardHours,
        "actualHours" => o.ActualHours,
        "points" => o.Points,

        // A job for each pair of hours and points: the tables say of it what the order does not.
        "model" => "A6",
        "jobCode" => string.Create(CultureInfo.InvariantCulture, $"job {o.StandardHours} {o.Points}"),
        "difficulty" => "usual",
        "amount" => o.Amount,
        "inspectionPassed" => o.InspectionPassed,
        _ => throw new ArgumentException($"No order has a '{column}'."),
    }))]);

    internal static string Complaint(ComplaintFact c, int number, WorkOrderId? order, IEnumerable<string> columns) => Row([.. columns.Select(column => (object?)(column switch
    {
        "storeId" => "S1",
        "complaintId" => $"C{number}",
        "workOrderId" => order,
        "staffId" => c.StaffId,
        "handlerId" => c.HandlerId,
        "kind" => c.IsAboutAttitude ? "serviceAttitude" : null,
        "receivedAt" => c.ReceivedAt,
        "answeredAt" => c.AnsweredAt,
        "resolvedAt" => c.ResolvedAt,
        "satisfied" => c.IsSatisfied,
        "ownFault" => c.IsOwnFault,
        _ => throw new ArgumentException($"No complaint has a '{column}'."),
    }))]);

    internal static string Figure(FigureFact f, IEnumerable<string> columns) => Row([.. columns.Select(column => (object?)(column switch
    {
        "storeId" => "S1",
        "staffId" => f.StaffId,
        "month" => "2026-08",
        "metric" => f.Metric,
        "value" => f.Value,
        "excused" => f.Excused,
        "note" => f.Note,
        _ => throw new ArgumentException($"No figure has a '{column}'."),
    }))]);

    internal static string Mark(RatingFact m, IEnumerable<string> columns) => Row([.. columns.Select(column => (object?)(column switch
    {
        "storeId" => "S1",
        "staffId" => m.StaffId,
        "month" => "2026-08",
        "topic" => m.Topic,
        "rater" => m.Rater,
        "mark" => m.Mark,
        "weight" => m.Weight,
        "example" => m.Example,
        _ => throw new ArgumentException($"No mark has a '{column}'."),
    }))]);

    internal static string CustomerRow(CustomerFact f, int number, IEnumerable<string> columns) => Row([.. columns.Select(column => (object?)(column switch
    {
        "storeId" => "S1",
        "factId" => $"F{number}",
        "staffId" => f.StaffId,
        "kind" => WordOf(f.Kind),
        "day" => LocalDatePattern.Iso.Format(f.Day),
        "evidence" => f.Evidence,
        _ => throw new ArgumentException($"No fact about a customer has a '{column}'."),
    }))]);

    internal static string WordOf(CustomerFactKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    private static string Row(params object?[] cells) => string.Join(',', cells.Select(c => c switch
    {
        Instant time => InstantPattern.ExtendedIso.Format(time),
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => c?.ToString(),
    }));
}
