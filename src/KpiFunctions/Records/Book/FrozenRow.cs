using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Ledger;
using NodaTime;

namespace KpiFunctions.Records.Book;

/// <summary>A row of a month's facts as the close saw it, whatever may rightly have come to it since.</summary>
internal static class FrozenRow
{
    internal const string Completed = "CompletedAt";
    internal const string Questionnaire = "SurveyQuestionnaire";

    private static readonly string[] OfOpened = ["StaffId", "ServiceType", "OpenedAt", Completed, "CancelledAt"];

    /// <returns><see langword="null"/> when the row is none of the facts that the month was closed with.</returns>
    internal static StoredRow? Of(StoredRow row, Instant cutoff)
    {
        var proven = ProofScope.Of(row);
        return Keys.KindOf(row.Key) switch
        {
            Keys.Late or Keys.LateFact or Keys.Moved or Keys.MonthGate => null,
            Keys.Order when !row.Cells.ContainsKey(Completed) => Only(proven, OfOpened) with { Key = OpenedKeyOf(row.Key) },
            Keys.Opened => Only(proven, OfOpened),
            Keys.Order => Order(proven, cutoff),
            Keys.Answer => Answer(proven, cutoff),
            _ => proven,
        };
    }

    /// <summary>Whether an order that is missing is there as an open one, or the other way round.</summary>
    internal static bool HasTurned(string key, ICollection<string> keys) => Keys.KindOf(key) switch
    {
        Keys.Order => keys.Contains(OpenedKeyOf(key)),
        Keys.Opened => keys.Contains(Keys.OrderRow(WorkOrderId.Parse(Keys.IdOf(key)))),
        _ => false,
    };

    /// <summary>An order that is open at the close counts as opened, and leaves that behind when it completes in another month.</summary>
    private static string OpenedKeyOf(string key) => Keys.OpenedRow(Keys.OrderOf(key));

    /// <summary>When its text left and failed counts as it was known at the close; what was learnt later stands beside it.</summary>
    private static StoredRow Order(StoredRow row, Instant cutoff)
    {
        var hasNews = row.Cells.GetValueOrDefault("SurveyAtClose") is true;
        var cells = Sorted(row.Cells.Where(c => !c.Key.StartsWith("Survey", StringComparison.Ordinal)));
        Keep("SurveySentAt", hasNews ? "SurveySentAtClose" : "SurveySentAt");
        Keep("SurveyFailedAt", hasNews ? "SurveyFailedAtClose" : "SurveyFailedAt");
        if (cells.ContainsKey("SurveySentAt") && row.Cells.TryGetValue(Questionnaire, out var asked))
        {
            cells[Questionnaire] = asked;
        }

        return row with { Cells = cells };

        void Keep(string column, string from)
        {
            if (row.Cells.TryGetValue(from, out var value) && !IsAfter(value, cutoff))
            {
                cells[column] = value;
            }
        }
    }

    private static StoredRow? Answer(StoredRow row, Instant cutoff) =>
        row.Cells.GetValueOrDefault("Late") is true || (row.Cells.TryGetValue("ReceivedAt", out var received) && IsAfter(received, cutoff)) ? null
        : row.Cells.GetValueOrDefault("ReviewLate") is true ? row with { Cells = Sorted(row.Cells.Where(c => !c.Key.StartsWith("Review", StringComparison.Ordinal))) }
        : row;

    private static bool IsAfter(object value, Instant cutoff) => value is DateTimeOffset time && Instant.FromDateTimeOffset(time) >= cutoff;

    private static StoredRow Only(StoredRow row, string[] columns) => row with { Cells = Sorted(row.Cells.Where(c => columns.Contains(c.Key, StringComparer.Ordinal))) };

    private static SortedDictionary<string, object> Sorted(IEnumerable<KeyValuePair<string, object>> cells) => new(cells.ToDictionary(), StringComparer.Ordinal);
}
