using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <content>Keys of the rows of a store-month, and of the copy of a closed version.</content>
public static partial class Keys
{
    public const string Order = "order";
    public const string Answer = "answer";
    public const string Moved = "moved";
    public const string Late = "late";

    /// <summary>The row of a store-month that says whether it still takes facts; sorts behind all orders.</summary>
    public const string MonthGate = "~month";

    // Facts besides orders; ids never begin with '~', so these rows sort behind all orders too.
    public const string Opened = "~opened";
    public const string Figure = "~figure";
    public const string Rating = "~rating";
    public const string Complaint = "~complaint";
    public const string CustomerFact = "~customer";
    public const string Return = "~return";
    public const string Call = "~callback";
    public const string LateFact = "~late";

    /// <summary>What an upheld appeal says that a fact should have been.</summary>
    public const string Correction = "~correction";

    private const string CarriedCorrectionsStart = $"{Correction}|0000|";

    /// <summary>The id in the key of a fact that has one of its own.</summary>
    public static string IdOf(string rowKey) => rowKey[(rowKey.IndexOf('|', StringComparison.Ordinal) + 1)..];

    public static string OrderRow(WorkOrderId id) => $"{id}|{Order}";

    /// <summary>An order of another month, in the month in which it was opened.</summary>
    public static string OpenedRow(WorkOrderId id) => $"{Opened}|{id}";

    public static string MovedRow(WorkOrderId id) => $"{id}|{Moved}";

    /// <summary>Named by its content, so that the same correction sent every night is kept once.</summary>
    public static string LateRow(WorkOrderId id, string content) => $"{id}|{Late}|{KeyText.Hash(content)}";

    /// <summary>Row keys of what came late about one order: from this one, to before <see cref="LateRowsEnd"/>.</summary>
    public static string LateRowsStart(WorkOrderId id) => $"{id}|{Late}|";

    public static string LateRowsEnd(WorkOrderId id) => $"{id}|{Late}}}";

    public static string AnswerRow(WorkOrderId id, SurveyAnswer answer) => $"{id}|{Answer}|{KeyText.Sortable(answer.ReceivedAt)}|{KeyText.Hash(answer.EventId)}";

    /// <summary>Row keys of the answers to one order's survey: from this one, to before <see cref="AnswerRowsEnd"/>.</summary>
    public static string AnswerRowsStart(WorkOrderId id) => $"{id}|{Answer}|";

    public static string AnswerRowsEnd(WorkOrderId id) => $"{id}|{Answer}}}";

    public static string AnswerRow(ReplyId reply) => $"{reply.Survey.WorkOrderId}|{Answer}|{reply.Received}|{reply.Hash}";

    /// <summary>One figure of a member of staff for each metric and day; a figure of the whole month has no day.</summary>
    public static string FigureRow(StaffId staff, string metric, LocalDate? day) => $"{Figure}|{staff}|{metric}|{OptionalDay(day)}";

    /// <summary>One mark for each member of staff, topic, rater and day; raters are named freely.</summary>
    public static string RatingRow(StaffId staff, string topic, string rater, LocalDate? day) =>
        $"{Rating}|{staff}|{topic}|{KeyText.Hash(rater)}|{OptionalDay(day)}";

    /// <summary>Row keys of all marks of somebody on a rating sheet: from this one, to before <see cref="SheetMarksEnd"/>.</summary>
    public static string SheetMarksStart(StaffId staff, SheetId sheet) => $"{Rating}|{staff}|{sheet}.";

    public static string SheetMarksEnd(StaffId staff, SheetId sheet) => $"{Rating}|{staff}|{sheet}.}}";

    public static string ComplaintRow(ComplaintId id) => $"{Complaint}|{id}";

    public static string CustomerFactRow(CustomerFactId id) => $"{CustomerFact}|{id}";

    public static string ReturnRow(WorkOrderId later, WorkOrderId earlier) => $"{Return}|{later}|{earlier}";

    public static (WorkOrderId Later, WorkOrderId Earlier) OrdersOfReturn(string rowKey) =>
        rowKey.Split('|') is [Return, var later, var earlier] ? (WorkOrderId.Parse(later), WorkOrderId.Parse(earlier)) : throw new FormatException($"'{rowKey}' is no key of a return.");

    /// <summary>Sorts by the time at which the call was asked for.</summary>
    public static string CallbackRow(Callback call) => CallbackRow(call.Survey.WorkOrderId, call.RaisedAt);

    public static string CallbackRow(WorkOrderId order, Instant raisedAt) => $"{Call}|{KeyText.Sortable(raisedAt)}|{order}";

    /// <summary>A fact besides orders that came after the close, named by its content.</summary>
    public static string LateFactRow(string rowKey, string content) => $"{LateFactRowsStart(rowKey)}{KeyText.Hash(content)}";

    /// <summary>Row keys of what came late about one fact: from this one, to before <see cref="LateFactRowsEnd"/>.</summary>
    public static string LateFactRowsStart(string rowKey) => $"{LateFactsFrom(rowKey)}|";

    public static string LateFactRowsEnd(string rowKey) => $"{LateFactsFrom(rowKey)}}}";

    /// <summary>Where what came late about facts begins whose keys begin so.</summary>
    public static string LateFactsFrom(string start) => $"{LateFact}|{start[1..]}";

    /// <summary>The key that a late fact would have had in time.</summary>
    public static string FactOfLate(string rowKey) => rowKey.Split('|') is [LateFact, .. var key, _] ? $"~{string.Join('|', key)}" : throw new FormatException($"'{rowKey}' is no key of a late fact.");

    /// <summary>How the keys of all corrections begin that a version is the first to hold for an appeal.</summary>
    public static string CorrectionRowsStart(int version, string appeal) => $"{Correction}|{version:D4}|{appeal}|";

    /// <summary>Sorts in the order in which corrections came to count.</summary>
    public static string CorrectionRow(int version, AppealId appeal, int number) => $"{CorrectionRowsStart(version, appeal.Value)}{number:D3}";

    /// <summary>A correction that goes with its order into another month: before all of that month's own, in the order in which they were made.</summary>
    public static string CarriedCorrection(string correctionRow) =>
        correctionRow.StartsWith(CarriedCorrectionsStart, StringComparison.Ordinal) ? correctionRow : $"{CarriedCorrectionsStart}{IdOf(correctionRow)}";

    /// <summary>Which kind of row of a month partition this is: <see cref="Order"/>, <see cref="Answer"/>, <see cref="Opened"/>, <see cref="Late"/>, the gate, or a fact besides orders.</summary>
    public static string KindOf(string rowKey) => rowKey.Split('|') switch
    {
        [var kind, ..] when kind.StartsWith('~') => kind,
        [_, var kind, ..] => kind,
        _ => throw new FormatException($"'{rowKey}' is no key of a month partition."),
    };

    /// <summary>Row keys of one kind of fact: from this one, to before <see cref="FactRowsEnd"/>.</summary>
    public static string FactRowsStart(string kind) => $"{kind}|";

    public static string FactRowsEnd(string kind) => $"{kind}}}";

    public static WorkOrderId OrderOf(string rowKey) => WorkOrderId.Parse(rowKey[..rowKey.IndexOf('|', StringComparison.Ordinal)]);

    public static WorkOrderId OrderOfCallback(string rowKey) => WorkOrderId.Parse(rowKey[(rowKey.LastIndexOf('|') + 1)..]);

    /// <summary>Row keys of everything that belongs to one order, in a month or in the index: from this one, to before <see cref="OrderRowsEnd"/>.</summary>
    public static string OrderRowsStart(WorkOrderId id) => $"{id}|";

    public static string OrderRowsEnd(WorkOrderId id) => $"{id}}}";

    private static string OptionalDay(LocalDate? day) => day is { } value ? Day(value) : string.Empty;
}
