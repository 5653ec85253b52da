using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Records.Personal;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>
/// Reads the files of a replay. It refuses what nobody could read (a time that is none, an order of a store that is not listed);
/// whether a readable record makes sense is for the app to say when it is imported.
/// </summary>
internal static class ReplayParser
{
    private static readonly ImportColumns StoreColumns = new("stores", ["storeId", "name", "timeZone", "schemeId"], ["locale", "callbackAfterHours", "remindAfterHours", "silentAfterHours", "startsOn", "complaintClock", "callbackClerk"]);

    private static readonly ImportColumns StaffColumns = new("staff", ["storeId", "staffId"], ["name", "role", "schemeId", "managerId", "employment", "employedSince"]);

    private static readonly ImportColumns CalendarColumns = new("opening hours", ["storeId", "day"], ["opens", "closes"]);

    private static readonly ImportColumns ReplyColumns = new("replies", ["workOrderId", "delayMinutes"], ["text"]);

    /// <exception cref="BadInputException">A file is missing or has a mistake; the message says where.</exception>
    public static async Task<ReplayInput> ReadAsync(ReplayFiles files, CancellationToken cancellationToken)
    {
        var stores = new Dictionary<StoreId, ReplayStore>();
        await new ReplayTable(files.Stores, StoreColumns).ReadAsync((fields, row) => ReadStore(fields, row, new(files.Stores.Name, row.Line), stores), cancellationToken);
        var orderTable = new ReplayTable(files.WorkOrders, WorkOrderParser.Columns);
        var orders = await orderTable.ReadAsync((fields, row) => ReadOrder(fields, row, orderTable.Name, stores), cancellationToken);
        var byId = orders.ToLookup(o => o.Survey.WorkOrderId.Value, StringComparer.Ordinal);
        var repliesRead = new Dictionary<SurveyId, int>();
        return new ReplayInput
        {
            SchemeJson = files.Scheme?.ReadAll(),
            SchemeFile = files.Scheme?.Name ?? string.Empty,
            Stores = [.. stores.Values],
            Staff = files.Staff is null ? [] : await new ReplayTable(files.Staff, StaffColumns).ReadAsync((fields, row) => ReadStaff(fields, row, new(files.Staff.Name, row.Line), stores), cancellationToken),
            Calendar = files.Calendar is null ? [] : await new ReplayTable(files.Calendar, CalendarColumns).ReadAsync((fields, row) => ReadHours(fields, row, new(files.Calendar.Name, row.Line), stores), cancellationToken),
            Orders = orders,
            Replies = await new ReplayTable(files.Replies, ReplyColumns).ReadAsync((fields, row) => ReadReply(fields, byId, repliesRead), cancellationToken),
            Records = await ReadRecordsAsync(files, stores, byId, cancellationToken),
            Marks = files.Marks is null ? [] : await SheetColumnParser.ReadAsync(files.Marks, fields => StoreOf(fields, stores), cancellationToken),
        };
    }

    private static async Task<IReadOnlyDictionary<ReplayKind, IReadOnlyList<ReplayRow>>> ReadRecordsAsync(
        ReplayFiles files, Dictionary<StoreId, ReplayStore> stores, ILookup<string, ReplayOrder> orders, CancellationToken cancellationToken)
    {
        var records = new Dictionary<ReplayKind, IReadOnlyList<ReplayRow>>();
        foreach (var (kind, source) in files.Records)
        {
            records[kind] = await new ReplayTable(source, kind.Columns).ReadAsync((fields, row) => ReadRecord(fields, row, (kind, source.Name), stores, orders), cancellationToken);
        }

        return records;
    }

    private static ReplayStore? ReadStore(FieldParser fields, ImportRow row, ReplayPlace place, Dictionary<StoreId, ReplayStore> stores)
    {
        var id = fields.Id<StoreId>("storeId", StoreId.TryParse);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(fields.Text("timeZone")!);
        if (zone is null)
        {
            fields.Refuse("timeZone", $"'{fields.Text("timeZone")}' is no IANA time zone. Write it like Asia/Shanghai.");
            return null;
        }

        fields.Number("callbackAfterHours", 0);
        fields.Number("remindAfterHours", 0);
        fields.Number("silentAfterHours", 0);
        var store = new ReplayStore(place, id, zone, fields.Day("startsOn"), row.Fields);
        if (!stores.TryAdd(id, store))
        {
            fields.Refuse("storeId", $"'{id}' stands in an earlier row already; keep one.");
        }

        return store;
    }

    private static ReplayStaff? ReadStaff(FieldParser fields, ImportRow row, ReplayPlace place, Dictionary<StoreId, ReplayStore> stores) =>
        StoreOf(fields, stores) is { } store && fields.Id<StaffId>("staffId", StaffId.TryParse) is var id && fields.Problems.Count == 0
            ? new ReplayStaff(place, store.Id, id, row.Fields)
            : null;

    private static ReplayHours? ReadHours(FieldParser fields, ImportRow row, ReplayPlace place, Dictionary<StoreId, ReplayStore> stores) =>
        StoreOf(fields, stores) is { } store ? new ReplayHours(place, store.Id, row.Fields.Where(f => f.Key != "storeId").ToDictionary()) : null;

    private static ReplayOrder? ReadOrder(FieldParser fields, ImportRow row, string file, Dictionary<StoreId, ReplayStore> stores)
    {
        if (StoreOf(fields, stores) is not { } store)
        {
            return null;
        }

        var id = fields.Id<WorkOrderId>("workOrderId", WorkOrderId.TryParse);
        var opened = fields.RequiredTime("openedAt", store.Zone);
        var completed = fields.Time("completedAt", store.Zone);
        fields.Time("arrivedAt", store.Zone);
        fields.Time("promisedAt", store.Zone);
        var cancelled = fields.Time("cancelledAt", store.Zone);
        fields.Choice("serviceType", ServiceType.Paid);
        fields.Number("amount", decimal.MinValue);
        fields.Flag("inspectionPassed");
        foreach (var column in (string[])["standardHours", "actualHours", "points"])
        {
            fields.Number(column, 0);
        }

        return new ReplayOrder(
            new SurveyId(store.Id, id),
            PhoneParser.Read(fields.Text("customerPhone"), ZoneCountries.Of(store.Zone)) is { Fault: PhoneFault.None } read ? read.Phone : null,
            new ReplayRow(file, row.Line, cancelled > (completed ?? opened) ? cancelled.Value : completed ?? opened, MonthOf(store, completed ?? opened), row.Fields));
    }

    private static StoreMonth MonthOf(ReplayStore store, Instant instant) => new(store.Id, instant.InZone(store.Zone).Date.ToYearMonth());

    private static ReplayReply? ReadReply(FieldParser fields, ILookup<string, ReplayOrder> orders, Dictionary<SurveyId, int> read)
    {
        var id = fields.Text("workOrderId")!;
        var delay = fields.Number("delayMinutes", 0);
        var stores = orders[id].Select(o => o.Survey).Distinct().ToList();
        if (stores.Count != 1)
        {
            fields.Refuse("workOrderId", stores.Count == 0 ? $"'{id}' is in no row of the work orders." : $"'{id}' is an order of more than one store; make order ids of a replay unique.");
        }

        if (fields.Problems.Count > 0 || orders[id].Select(o => o.Phone).FirstOrDefault(p => p is not null) is not { } phone)
        {
            return null; // Nobody can text a customer without a number, so nothing can be answered.
        }

        var number = read[stores[0]] = read.GetValueOrDefault(stores[0]) + 1;
        return new ReplayReply(
            stores[0], $"replay-{stores[0]}-{number}", phone, Duration.FromTicks((long)(delay!.Value * NodaConstants.TicksPerMinute)), fields.Text("text") ?? "");
    }

    private static ReplayRow? ReadRecord(
        FieldParser fields, ImportRow row, (ReplayKind Kind, string File) source, Dictionary<StoreId, ReplayStore> stores, ILookup<string, ReplayOrder> orders) =>
        StoreOf(fields, stores) is { } store && source.Kind.Place(fields, store, orders) is var (at, month)
            ? new ReplayRow(source.File, row.Line, at, new StoreMonth(store.Id, month), row.Fields)
            : null;

    private static ReplayStore? StoreOf(FieldParser fields, Dictionary<StoreId, ReplayStore> stores)
    {
        var id = fields.Text("storeId");
        if (StoreId.TryParse(id, out var storeId) && stores.TryGetValue(storeId, out var store))
        {
            return store;
        }

        fields.Refuse("storeId", $"'{id}' is in no row of the stores.");
        return null;
    }
}
