using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.Surveys.Links;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <summary>
/// Every partition and row key of the product. Ids hold letters, digits, '-', '_', '.' and ':' only, so '|' separates them safely
/// and none of the characters that table storage forbids ('/', '\', '#', '?', controls) can occur; ids from elsewhere are hashed.
/// The table in README.md beside this file shows them at a glance.
/// </summary>
public static partial class Keys
{
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

    /// <summary>The first key that may follow a key: ids and separators sort behind '!'.</summary>
    public static string After(string rowKey) => $"{rowKey}!";

    public static string Month(YearMonth month) => $"{month.Year:D4}{month.Month:D2}";

    public static string Day(LocalDate day) => $"{day.Year:D4}{day.Month:D2}{day.Day:D2}";

    public static YearMonth ParseMonth(string key) =>
        new(int.Parse(key.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(key.AsSpan(4, 2), CultureInfo.InvariantCulture));

    /// <summary>Sorts by the time at which the reply was received.</summary>
    public static string UnclearReply(ReplyId reply) => $"{reply.Received}|{reply.Survey.WorkOrderId}|{reply.Hash}";

    public static ReplyId ParseUnclearReply(StoreId store, string key) => key.Split('|') is [var received, var order, var hash]
        ? new ReplyId(new SurveyId(store, WorkOrderId.Parse(order)), received, hash)
        : throw new FormatException($"'{key}' is no key of an unclear reply.");

    /// <summary>Due texts are kept by the hour, so that one range query from the oldest hour to now finds all that are due.</summary>
    public static string DueHour(Instant dueAt) => AgendaKeys.HourOf(dueAt);

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

    private static readonly StoreTableKind[] TableKinds = Enum.GetValues<StoreTableKind>();

    private static string WordOf(StoreTableKind kind) => kind switch
    {
        StoreTableKind.Hours => "hours",
        StoreTableKind.Points => "points",
        StoreTableKind.Calendar => "calendar",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A table that nobody has a word for."),
    };
}
