using System.Globalization;
using CsvHelper;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>The shipped month: September 2026 of a dealer group. Every record of it is made up; see README.md beside this file.</summary>
internal static class DemoMonth
{
    private const string Month = "2026-09";

    // One for each kind, so that the others stay as they are whatever is added to one.
    private const ulong OrdersSeed = 20260901;
    private const ulong ComplaintsSeed = 20260902;
    private const ulong FiguresSeed = 20260903;
    private const ulong MarksSeed = 20260904;
    private const ulong RepliesSeed = 20260905;

    /// <summary>A moment after the month has closed: 5 October 2026, 02:00 in Shanghai, and some hours for it.</summary>
    public static Instant Until { get; } = Instant.FromUtc(2026, 10, 5, 0, 0);

    /// <summary>The month in the form of replay files.</summary>
    public static ReplayFiles CreateFiles()
    {
        var orders = new DemoOrders(new DemoRandom(OrdersSeed)).Generate();
        var marks = new DemoMarks(new DemoRandom(MarksSeed));
        return new ReplayFiles
        {
            Scheme = new ReplaySource("inspector.json", () => typeof(DemoMonth).Assembly.GetManifestResourceStream("KpiFunctions.LocalHost.Demo.inspector.json")!),
            Stores = Table(
                "stores",
                ["storeId", "name", "timeZone", "locale", "schemeId", "callbackAfterHours", "remindAfterHours", "silentAfterHours"],
                DemoHouse.Stores.Select(s => (string[])[s.Id, s.Name, "Asia/Shanghai", s.Locale, s.Scheme, Text(s.CallbackAfterHours), "24", "72"])),
            Staff = Table("staff", ["storeId", "staffId", "name", "role", "schemeId", "managerId"], DemoHouse.Everyone.Select(Row)),
            WorkOrders = Table(
                "work orders",
                [
                    "storeId", "workOrderId", "staffId", "advisorId", "inspectorId", "clerkId", "brand", "jobCode", "customerId", "customerPhone", "assetId", "faultCode",
                    "serviceType", "openedAt", "arrivedAt", "promisedAt", "completedAt", "standardHours", "actualHours", "points", "amount", "inspectionPassed",
                ],
                orders.Select(Row)),
            Replies = Table(
                "replies",
                ["workOrderId", "delayMinutes", "text"],
                new DemoReplies(new DemoRandom(RepliesSeed)).Generate(orders).Select(r => (string[])[r.OrderId, Text(r.DelayMinutes), r.Text])),
            Marks = Table(
                "marks",
                ["sheetId", "storeId", "staffId", "month", "rater", "role", "column", "item", "grade", "example"],
                marks.OnSheets().Select(g => (string[])[g.Sheet, g.Person.Store, g.Person.Id, Month, g.Rater, g.Role.ToString(), g.Column, g.Item, g.Grade, g.Example])),
            Records = new Dictionary<ReplayKind, ReplaySource>
            {
                [ReplayKind.Complaints] = Table(
                    "complaints",
                    ["storeId", "complaintId", "workOrderId", "handlerId", "kind", "receivedAt", "answeredAt", "resolvedAt", "satisfied", "ownFault", "text"],
                    new DemoComplaints(new DemoRandom(ComplaintsSeed)).Generate(orders).Select(Row)),
                [ReplayKind.Figures] = Table(
                    "figures",
                    ["storeId", "staffId", "month", "metric", "value", "note"],
                    new DemoFigures(new DemoRandom(FiguresSeed)).Generate().Select(f => (string[])[f.Person.Store, f.Person.Id, Month, f.Metric, f.Text, f.Note])),
                [ReplayKind.Ratings] = Table(
                    "ratings",
                    ["storeId", "staffId", "month", "topic", "rater", "mark"],
                    marks.Single().Select(m => (string[])[m.Person.Store, m.Person.Id, Month, m.Topic, m.Rater, Text(m.Mark)])),
                [ReplayKind.CustomerFacts] = Table(
                    "customer facts",
                    ["storeId", "factId", "staffId", "kind", "day", "evidence"],
                    DemoPraise.All.Select((p, i) => (string[])[p.Store, $"F{Text(i + 1)}", p.StaffId, p.Kind, p.Day, p.Evidence])),
            },
        };
    }

    private static string[] Row(DemoPerson person) =>
    [
        person.Store, person.Id, person.Name, person.Scheme, person.Scheme, DemoHouse.HeadOf(person.Store) is var head && head != person ? head.Id : "",
    ];

    private static string[] Row(DemoOrder order) =>
    [
        order.Store.Id, order.Id, order.Staff, order.Advisor?.Id ?? "", order.Inspector?.Id ?? "", order.Clerk.Id, order.Brand, order.Job.Fault,
        $"C{Text(order.Customer)}", order.Phone, $"{(order.Store.IsWorkshop ? "VIN" : "SN")}{Text(order.Customer)}", order.Job.Fault, order.ServiceType,
        Time(order.OpenedAt), Time(order.ArrivedAt), Time(order.PromisedAt), Time(order.CompletedAt), Text(order.Job.Hours),
        order.CompletedAt is null ? "" : Text(order.ActualHours), Text(order.Job.Points), Text(order.Amount), Flag(order.InspectionPassed),
    ];

    private static string[] Row(DemoComplaint complaint) =>
    [
        complaint.Order.Store.Id, complaint.Id, complaint.Order.Id, complaint.Handler.Id, complaint.Kind, Time(complaint.ReceivedAt), Time(complaint.AnsweredAt),
        Time(complaint.ResolvedAt), Flag(complaint.Satisfied), Flag(complaint.OwnFault), complaint.Text,
    ];

    private static ReplaySource Table(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text))
        {
            foreach (var row in rows.Prepend(header))
            {
                csv.WriteRecord([.. row]);
            }
        }

        return ReplaySource.Text($"demo {name}", text.ToString());
    }

    private static string Time(DateTime? local) => local?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool? flag) => flag switch { true => "true", false => "false", null => "" };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
