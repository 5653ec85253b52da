using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Calls;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <summary>
/// Every partition and row key of the product. Ids hold letters, digits, '-', '_', '.' and ':' only, so '|' separates them safely
/// and none of the characters that table storage forbids ('/', '\', '#', '?', controls) can occur; ids from elsewhere are hashed.
/// The table in README.md beside this file shows them at a glance.
/// </summary>
public static class Keys
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

    /// <summary>Row keys of a store's closed months: from this one, to before <see cref="LedgerMonthsEnd"/>.</summary>
    public const string LedgerMonthsStart = "month|";

    public const string LedgerMonthsEnd = "month}";

    /// <summary>Partition of what is known of the sender that all stores share; no store's id begins so.</summary>
    public static string Sender => "~sender";

    /// <summary>The row that holds the next moment at which a text may leave.</summary>
    public const string Timeline = "timeline";

    /// <summary>Partition of what was erased of each month because its time was over.</summary>
    public const string ErasedMonths = "months";

    /// <summary>Partition of what was erased because a customer wished so.</summary>
    public const string ErasureRequests = "requests";

    public static string StoreMonth(StoreMonth month) => $"{month.StoreId}|{Month(month.Month)}";

    /// <summary>Partition keys of all months of a store: from this one, to before <see cref="StoreMonthsEnd"/>.</summary>
    public static string StoreMonthsStart(StoreId store) => $"{store}|";

    public static string StoreMonthsEnd(StoreId store) => $"{store}}}";

    /// <summary>The store-month that a key of one, and of nothing else, names.</summary>
    public static StoreMonth ParseStoreMonth(string key) =>
        key.Split('|') is [var store, var month] ? new StoreMonth(StoreId.Parse(store), ParseMonth(month)) : throw new FormatException($"'{key}' is no key of a store-month.");

    /// <summary>What staff wrote about a month, under its digest, where keys of several tables stand together.</summary>
    public static string WordsOfMonth(StoreMonth month, string digest) => $"{StoreMonth(month)}|{digest}";

    public static (StoreMonth Month, string Digest) ParseWordsOfMonth(string key) => key.Split('|') is [var store, var month, var digest]
        ? (new StoreMonth(StoreId.Parse(store), ParseMonth(month)), digest)
        : throw new FormatException($"'{key}' is no key of words about a month.");

    /// <summary>The store of a row of the month book.</summary>
    /// <param name="partition">Key of a store-month, or of one closed version of it.</param>
    public static StoreId StoreOf(string partition) => StoreId.Parse(partition[..partition.IndexOf('|', StringComparison.Ordinal)]);

    /// <summary>The store-month of a row of the month book, read for each row of it.</summary>
    /// <param name="partition">Key of a store-month, or of one closed version of it.</param>
    public static StoreMonth MonthOf(string partition)
    {
        var store = partition.IndexOf('|', StringComparison.Ordinal);
        return new StoreMonth(StoreId.Parse(partition[..store]), ParseMonth(partition[(store + 1)..]));
    }

    /// <summary>The id in the key of a fact that has one of its own.</summary>
    public static string IdOf(string rowKey) => rowKey[(rowKey.IndexOf('|', StringComparison.Ordinal) + 1)..];

    /// <summary>The first key that may follow a key: ids and separators sort behind '!'.</summary>
    public static string After(string rowKey) => $"{rowKey}!";

    public static string Month(YearMonth month) => $"{month.Year:D4}{month.Month:D2}";

    public static string Day(LocalDate day) => $"{day.Year:D4}{day.Month:D2}{day.Day:D2}";

    public static YearMonth ParseMonth(string key) =>
        new(int.Parse(key.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(key.AsSpan(4, 2), CultureInfo.InvariantCulture));

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

    /// <summary>Sorts by the time at which the reply was received.</summary>
    public static string UnclearReply(ReplyId reply) => $"{reply.Received}|{reply.Survey.WorkOrderId}|{reply.Hash}";

    public static ReplyId ParseUnclearReply(StoreId store, string key) => key.Split('|') is [var received, var order, var hash]
        ? new ReplyId(new SurveyId(store, WorkOrderId.Parse(order)), received, hash)
        : throw new FormatException($"'{key}' is no key of an unclear reply.");

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

    /// <summary>In the index: an order under the unit and fault that it is about.</summary>
    public static string AssetRow(string assetId, string faultCode, WorkOrderId id) => $"{AssetRowsStart(assetId, faultCode)}{id}";

    public static string AssetRowsStart(string assetId, string faultCode) => $"~asset|{KeyText.Hash($"{assetId}\n{faultCode}")}|";

    public static string AssetRowsEnd(string assetId, string faultCode) => $"~asset|{KeyText.Hash($"{assetId}\n{faultCode}")}}}";

    /// <summary>In the index: an order under whose it is, and the month beside which something came late about it.</summary>
    /// <param name="person">Key of a number, or of a customer's id.</param>
    public static string PersonRow(string person, WorkOrderId id, StoreMonth? lateIn) =>
        $"{PersonRowsStart(person)}{id}{(lateIn is { } month ? $"|{Month(month.Month)}" : string.Empty)}";

    public static string PersonRowsStart(string person) => $"~person|{person}|";

    public static string PersonRowsEnd(string person) => $"~person|{person}}}";

    public static (WorkOrderId Order, StoreMonth? LateIn) ParsePersonRow(StoreId store, string key) => key.Split('|') switch
    {
        [_, _, var order] => (WorkOrderId.Parse(order), null),
        [_, _, var order, var month] => (WorkOrderId.Parse(order), new StoreMonth(store, ParseMonth(month))),
        _ => throw new FormatException($"'{key}' is no key of an order under whose it is."),
    };

    /// <summary>In the index: that an order came back, or is what another one came back with.</summary>
    public static string OrderReturn(WorkOrderId order, WorkOrderId later, WorkOrderId earlier) => $"{OrderReturnsStart(order)}{later}|{earlier}";

    public static string OrderReturnsStart(WorkOrderId order) => $"{order}|return|";

    public static string OrderReturnsEnd(WorkOrderId order) => $"{order}|return}}";

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

    /// <summary>In the index: an order's complaint, so that the order shows it.</summary>
    public static string OrderComplaint(WorkOrderId order, ComplaintId complaint) => $"{order}|complaint|{complaint}";

    public static string OrderComplaintsStart(WorkOrderId order) => $"{order}|complaint|";

    public static string OrderComplaintsEnd(WorkOrderId order) => $"{order}|complaint}}";

    /// <summary>In the index: a complaint about an order that nobody knew when it came. An order's own keys cannot begin like this.</summary>
    public static string AwaitedOrder(WorkOrderId order, ComplaintId complaint) => $"{AwaitedOrdersStart}{order}|{complaint}";

    public static string AwaitedOrdersStart => "~awaited|";

    public static string AwaitedOrdersEnd => "~awaited}";

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

    /// <summary>Due texts are kept by the hour, so that one range query from the oldest hour to now finds all that are due.</summary>
    public static string DueHour(Instant dueAt) => dueAt.ToDateTimeOffset().ToString("yyyyMMddHH", CultureInfo.InvariantCulture);

    public static string DueText(TextTag text) => text.ToString().Replace('/', '|');

    public static TextTag ParseDueText(string key) =>
        TextTag.TryParse(key.Replace('|', '/'), out var text) ? text : throw new FormatException($"'{key}' is no key of a due text.");

    /// <summary>Sorts by time; says nothing of the customer.</summary>
    public static string ErasureRequest(Instant at, Guid id) => $"{KeyText.Sortable(at)}-{id:N}";

    /// <summary>A version of a document whose id is the partition.</summary>
    public static string Version(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>A version of a store's table, in the partition of the store.</summary>
    public static string TableVersion(StoreTableKind kind, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{TableVersionsStart}{WordOf(kind)}|{version:D6}");

    /// <summary>Row keys of all versions of a store's tables: from this one, to before <see cref="TableVersionsEnd"/>.</summary>
    public static string TableVersionsStart => "version|";

    public static string TableVersionsEnd => "version}";

    public static (StoreTableKind Kind, int Version) ParseTableVersion(string key) => key.Split('|') is [_, var kind, var version]
        ? (TableKinds.Single(k => WordOf(k) == kind), int.Parse(version, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{key}' is no key of a version of a table.");

    /// <summary>A part of the text of a store's table.</summary>
    public static string TablePart(StoreTableKind kind, string digest, int part) =>
        string.Create(CultureInfo.InvariantCulture, $"{TablePartsStart(kind, digest)}{part:D3}");

    /// <summary>Row keys of all parts of a text: from this one, to before <see cref="TablePartsEnd"/>.</summary>
    public static string TablePartsStart(StoreTableKind kind, string digest) => $"rows|{WordOf(kind)}|{digest}|";

    public static string TablePartsEnd(StoreTableKind kind, string digest) => $"rows|{WordOf(kind)}|{digest}}}";

    public static string Score(int version, int position) => $"{version:D4}|{position:D6}";

    public static string LedgerMonth(YearMonth month) => $"{LedgerMonthsStart}{Month(month)}";

    /// <summary>The newest try to close a month, in the ledger of its store.</summary>
    public static string CloseTry(YearMonth month) => $"{Try}|{Month(month)}";

    /// <summary>The row of a partition that says which try to close its month may write to it.</summary>
    public const string Try = "try";

    public static YearMonth ParseLedgerMonth(string key) => ParseMonth(key[LedgerMonthsStart.Length..]);

    public static string LedgerEntry(int number) => $"entry|{number:D6}";

    /// <summary>Row keys of a store's chain: from this one, to before <see cref="LedgerEntriesEnd"/>.</summary>
    public static string LedgerEntriesStart => "entry|";

    public static string LedgerEntriesEnd => "entry}";

    /// <summary>Name of the blob that repeats an entry of a store's chain.</summary>
    public static string LedgerBlob(StoreId store, int number) => string.Create(CultureInfo.InvariantCulture, $"{LedgerBlobsOf(store)}{number:D6}");

    /// <summary>How the names of all blobs of a store's chain begin.</summary>
    public static string LedgerBlobsOf(StoreId store) => $"{store}|";

    /// <summary>Appeals of a month have ids that begin so.</summary>
    public static string AppealsOf(YearMonth month) => $"{Month(month)}-";

    /// <summary>A part of the list of the rows that a version was closed with.</summary>
    public static string FrozenFacts(int version, int part) => string.Create(CultureInfo.InvariantCulture, $"{FrozenFactsStart(version)}{part:D3}");

    /// <summary>How the keys of all parts of such a list begin.</summary>
    public static string FrozenFactsStart(int version) => string.Create(CultureInfo.InvariantCulture, $"facts|{version:D4}|");

    /// <summary>Everything besides the facts that decided the scores of a closed version.</summary>
    public static string Basis(int version) => $"basis|{version:D4}";

    /// <summary>The facts of a closed version of a month that was reopened since.</summary>
    public static string ClosedVersion(StoreMonth month, int version) => $"{StoreMonth(month)}|{version:D4}";

    public static string Staff(StaffId id) => $"staff|{id}";

    /// <summary>The one row of a telephone number.</summary>
    public const string Contact = "contact";

    /// <summary>Partition of what an address in a text leads to; it does not tell the token.</summary>
    public static string SurveyLinkPartition(SurveyToken token) => KeyText.Hash(token.Value);

    /// <summary>The one row of such a partition.</summary>
    public const string SurveyLink = "link";

    /// <summary>The first arrival of a text whose provider tells no time.</summary>
    public static string Arrival(string messageId) => KeyText.Hash(messageId);

    /// <summary>The one row of such a text.</summary>
    public const string FirstArrival = "first";

    /// <summary>A text that answers nothing known, among those of its number.</summary>
    public static string UnmatchedReply(SurveyAnswer answer) => KeyText.Hash(answer.EventId);

    /// <summary>The same among those of all numbers: sorts by the time at which it was received.</summary>
    /// <param name="contact">Key of the number.</param>
    /// <param name="reply">Key among those of the number.</param>
    public static string UnmatchedReplyOfAll(Instant receivedAt, string contact, string reply) => $"{KeyText.Sortable(receivedAt)}|{contact}|{reply}";

    public static (string Received, string Contact, string Reply) ParseUnmatchedReplyOfAll(string key) => key.Split('|') is [var received, var contact, var reply]
        ? (received, contact, reply)
        : throw new FormatException($"'{key}' is no key of a text that answers nothing known.");

    public static StaffId ParseStaff(string key) => StaffId.Parse(key[StaffRowsStart.Length..]);

    /// <summary>Row keys of a store's members of staff: from this one, to before <see cref="StaffRowsEnd"/>.</summary>
    public static string StaffRowsStart => "staff|";

    public static string StaffRowsEnd => "staff}";

    /// <summary>The row of a store itself, in the partition of the store.</summary>
    public const string Store = "store";

    /// <summary>The row that says where a store's chain stands.</summary>
    public const string LedgerHead = "head";

    public static int ParseLedgerEntry(string key) => int.Parse(key.AsSpan(LedgerEntriesStart.Length), CultureInfo.InvariantCulture);

    /// <summary>The part of an appeal's id that says what of which version of whose result it is about: two about the same have the same.</summary>
    public static string AppealSubject(int version, StaffId staff, AppealSubject subject) => KeyText.Hash($"{version}|{staff}|{subject.Part}|{subject.Id}")[..16];

    private static readonly StoreTableKind[] TableKinds = Enum.GetValues<StoreTableKind>();

    private static string WordOf(StoreTableKind kind) => kind switch
    {
        StoreTableKind.Hours => "hours",
        StoreTableKind.Points => "points",
        StoreTableKind.Calendar => "calendar",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A table that nobody has a word for."),
    };

    private static string OptionalDay(LocalDate? day) => day is { } value ? Day(value) : string.Empty;
}
