using System.Globalization;
using CsvHelper;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Demo;

/// <summary>The shipped month: September 2026 of a dealer group with two stores. Every record of it is made up; see README.md beside this file.</summary>
internal static class DemoMonth
{
    private const ulong Seed = 20260901;

    // Its own, so that the orders and replies stay as they are whatever comes beside them.
    private const ulong OthersSeed = 20260902;

    /// <summary>A moment after the month has closed: 5 October 2026, 02:00 in Shanghai, and some hours for it.</summary>
    public static Instant Until { get; } = Instant.FromUtc(2026, 10, 5, 0, 0);

    /// <summary>The month in the form of replay files.</summary>
    public static ReplayFiles CreateFiles()
    {
        var random = new DemoRandom(Seed);
        var orders = new DemoOrders(random).Generate();
        var replies = new DemoReplies(random).Generate(orders);
        var others = new DemoRandom(OthersSeed);
        var complaints = new DemoComplaints(others).Generate(orders);
        return new ReplayFiles
        {
            Scheme = new ReplaySource("demo scheme", () => typeof(DemoMonth).Assembly.GetManifestResourceStream("KpiFunctions.LocalHost.Demo.scheme.json")!),
            Stores = ReplaySource.Text("demo stores", Csv(
                ["storeId", "name", "timeZone", "locale", "schemeId", "callbackAfterHours", "remindAfterHours", "silentAfterHours"],
                [
                    [DemoStaff.Pudong, "旭日汽车浦东店", "Asia/Shanghai", "zh-CN", "aftersales-demo", "72", "24", "72"],
                    [DemoStaff.Hongqiao, "Sunrise Motors Hongqiao", "Asia/Shanghai", "en", "aftersales-demo", "72", "24", "72"],
                ])),
            WorkOrders = ReplaySource.Text("demo work orders", Csv(
                [
                    "storeId", "workOrderId", "staffId", "customerId", "customerPhone", "assetId", "faultCode", "serviceType", "openedAt",
                    "arrivedAt", "promisedAt", "completedAt", "standardHours", "actualHours", "points", "amount", "inspectionPassed",
                ],
                orders.Select(Row))),
            Replies = ReplaySource.Text("demo replies", Csv(
                ["workOrderId", "delayMinutes", "text"], replies.Select(r => (string[])[r.OrderId, Text(r.DelayMinutes), r.Text]))),
            Complaints = ReplaySource.Text("demo complaints", Csv(
                ["storeId", "complaintId", "workOrderId", "kind", "receivedAt", "answeredAt", "resolvedAt", "satisfied", "ownFault", "text"],
                complaints.Select(Row))),
            Figures = ReplaySource.Text("demo figures", Csv(
                ["storeId", "staffId", "month", "metric", "value", "note"],
                DemoStaff.Everyone.SelectMany(staff => Figures(staff, others)))),
        };
    }

    private static string[] Row(DemoOrder order) =>
    [
        order.Staff.Store, order.Id, order.Staff.Id, $"C{Text(order.Customer)}", order.Phone, $"VIN{Text(order.Customer)}", order.Job.Fault, order.ServiceType,
        Time(order.OpenedAt), Time(order.ArrivedAt), Time(order.PromisedAt), Time(order.CompletedAt), Text(order.Job.Hours),
        order.CompletedAt is null ? "" : Text(order.ActualHours), Text(order.Job.Points), Text(order.Amount),
        Flag(order.InspectionPassed),
    ];

    private static string[] Row(DemoComplaint complaint) =>
    [
        complaint.Order.Staff.Store, complaint.Id, complaint.Order.Id, complaint.Kind, Time(complaint.ReceivedAt), Time(complaint.AnsweredAt),
        Time(complaint.ResolvedAt), Flag(complaint.Satisfied), Flag(complaint.OwnFault), complaint.Text,
    ];

    /// <summary>What the training department and the time clock know of a person.</summary>
    private static IEnumerable<string[]> Figures(DemoStaff staff, DemoRandom random) =>
    [
        [staff.Store, staff.Id, "2026-09", "training.exam", Text(random.Between(70, 86) + (int)(staff.Quality * 15)), "written exam of 18 September"],
        [staff.Store, staff.Id, "2026-09", "attendance.rate", Text(Math.Round(1 - (random.Unit() * 0.1), 2)), "time clock"],
    ];

    private static string Csv(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text))
        {
            foreach (var row in rows.Prepend(header))
            {
                csv.WriteRecord([.. row]);
            }
        }

        return text.ToString();
    }

    private static string Time(DateTime? local) => local?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool? flag) => flag switch { true => "true", false => "false", null => "" };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
