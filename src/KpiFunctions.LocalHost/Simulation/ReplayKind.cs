using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>A kind of records beside the orders: how its file is called, and when a row of it becomes known.</summary>
internal sealed class ReplayKind
{
    private readonly Func<FieldParser, ReplayStore, ILookup<string, ReplayOrder>, (Instant At, YearMonth Month)?> _place;

    private ReplayKind(
        string name, string title, ImportColumns columns, Func<FieldParser, ReplayStore, ILookup<string, ReplayOrder>, (Instant At, YearMonth Month)?> place)
    {
        Name = name;
        Title = title;
        Columns = columns;
        _place = place;
    }

    public static ReplayKind Complaints { get; } = new("complaints", "Complaints", ComplaintParser.Columns, PlaceComplaint);

    public static ReplayKind Figures { get; } = new("figures", "Imported figures", FigureParser.Columns, (fields, store, _) => PlaceAfterMonth(fields, store, "value"));

    public static ReplayKind Ratings { get; } = new("ratings", "Marks that are on no rating sheet", RatingParser.Columns, (fields, store, _) => PlaceAfterMonth(fields, store, "mark"));

    public static ReplayKind CustomerFacts { get; } = new(
        "customer-facts", "Praise, referrals and repurchases", CustomerFactParser.Columns, (fields, store, _) => PlaceDay(fields, store));

    /// <summary>Every kind, in the order in which a tick imports them.</summary>
    public static IReadOnlyList<ReplayKind> All { get; } = [Complaints, Figures, Ratings, CustomerFacts];

    /// <summary>The route that takes the rows in, below /api, and the name of the option.</summary>
    public string Name { get; }

    public string Title { get; }

    public ImportColumns Columns { get; }

    /// <summary>When a row becomes known, and the month that it counts in; <see langword="null"/> when a field has a problem.</summary>
    public (Instant At, YearMonth Month)? Place(FieldParser fields, ReplayStore store, ILookup<string, ReplayOrder> orders) =>
        _place(fields, store, orders) is { } place && fields.Problems.Count == 0 ? place : null;

    private static (Instant At, YearMonth Month)? PlaceComplaint(FieldParser fields, ReplayStore store, ILookup<string, ReplayOrder> orders)
    {
        var received = fields.RequiredTime("receivedAt", store.Zone);
        var last = new[] { received, fields.Time("answeredAt", store.Zone) ?? received, fields.Time("resolvedAt", store.Zone) ?? received }.Max();
        fields.Flag("satisfied");
        fields.Flag("ownFault");

        // Only a known order says whom a complaint is about.
        if (fields.Text("workOrderId") is { } id && orders[id].FirstOrDefault(o => o.Survey.StoreId == store.Id) is { } order)
        {
            last = Instant.Max(last, order.Row.At);
        }

        return (last, received.InZone(store.Zone).Date.ToYearMonth());
    }

    /// <summary>What is said of a month as a whole is known when it is over.</summary>
    private static (Instant At, YearMonth Month)? PlaceAfterMonth(FieldParser fields, ReplayStore store, string number)
    {
        fields.Number(number, decimal.MinValue);
        return ReadMonth(fields) is { } month ? (EndOf(month, store), month) : null;
    }

    private static (Instant At, YearMonth Month)? PlaceDay(FieldParser fields, ReplayStore store)
    {
        var day = fields.RequiredDay("day");
        return fields.Problems.Count == 0 ? (store.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant(), day.ToYearMonth()) : null;
    }

    /// <summary>The month of a row; <see langword="null"/>, with the reason, when it is none.</summary>
    internal static YearMonth? ReadMonth(FieldParser fields)
    {
        var month = YearMonthPattern.Iso.Parse(fields.Text("month")!);
        if (!month.Success)
        {
            fields.Refuse("month", $"'{fields.Text("month")}' is no month. Write it like 2026-09.");
        }

        return month.Success ? month.Value : null;
    }

    internal static Instant EndOf(YearMonth month, ReplayStore store) => store.Zone.AtStartOfDay(month.PlusMonths(1).OnDayOfMonth(1)).ToInstant();
}
