using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>Which records a scheme rests on: what its metrics look at, of those whom it measures.</summary>
internal static class SchemeNeeds
{
    private const string Items = "items";
    private const string Adjustments = "adjustments";
    private const string Awards = "awards";
    private const string Pay = "pay";

    /// <summary>Orders and the tables behind them first, then what customers and others say, figures, marks and rating sheets by name in the order of the scheme, what is said of people, and settings of the store.</summary>
    internal static IReadOnlyList<Need> Of(Scheme scheme)
    {
        var uses = UsesOf(scheme).ToList();
        var computed = uses.Select(u => (Use: u, Need: MetricNeed.Of(u.Metric))).Where(u => u.Need is not null).Select(u => (u.Use, Need: u.Need!)).ToList();
        return
        [
            .. computed.Where(c => c.Need.Orders is not null).GroupBy(c => c.Use.Measures).Select(g => OrdersOf(g.Key, [.. g])),
            .. MetricNeed.Tables.SelectMany(t => Some(computed, c => c.Orders?.Contains(t.Key) == true, by => TableOf(t.Key, t.Value.Table, t.Value.By, by))),
            .. Some(computed, c => c.NeedsAnswers, by => new(Need.Answers, NeedWords.Answers.What, NeedWords.Answers.From) { UsedBy = by }),
            .. computed.Where(c => c.Need.Complaints is not null).GroupBy(c => c.Use.Measures).Select(g => ComplaintsOf(g.Key, [.. g])),
            .. Some(computed, c => c.NeedsCalls, by => new(Need.Calls, NeedWords.Calls.What, NeedWords.Calls.From) { Endpoint = "POST /api/callbacks/{store}/{id}/result", UsedBy = by }),
            .. computed.Where(c => c.Need.CustomerFact is not null).GroupBy(c => (c.Need.CustomerFact, c.Use.Measures))
                .Select(g => CustomerFactOf(g.Key.CustomerFact!, g.Key.Measures, ByOf(g.Select(c => c.Use)))),
            .. uses.Where(u => MetricName.IsFigure(u.Metric)).GroupBy(u => u.Metric).Select(g => FigureOf(g.Key, ByOf(g))),
            .. uses.Where(u => MetricName.IsRating(u.Metric) && SheetPresets.Find(u.Metric) is null).GroupBy(u => u.Metric).Select(g => MarkOf(g.Key, ByOf(g))),
            .. SheetPresets.Of(scheme).Select(s => SheetOf(s, [.. uses.Where(u => SheetPresets.Find(u.Metric) == s)])),
            .. TeamOf([.. computed.Where(c => c.Use.Measures.Of == Measured.Team).Select(c => c.Use)]),
            .. PersonOf(scheme),
            .. computed.SelectMany(c => c.Need.Settings).Distinct(StringComparer.Ordinal).SelectMany(s => Some(computed, c => c.Settings.Contains(s), by => SettingOf(s, by))),
        ];
    }

    private static IEnumerable<Use> UsesOf(Scheme scheme) =>
    [
        .. scheme.Items.Select(i => new Use(Items, i.Metric, scheme.MeasuresOf(i))),
        .. scheme.Adjustments.Select(a => new Use(Adjustments, a.Metric, scheme.MeasuresOf(a))),
        .. scheme.Awards.SelectMany(a => a.All).Select(c => new Use(Awards, c.Metric, scheme.Measures)),
        .. (scheme.Payout?.Metrics ?? []).Select(m => new Use(Pay, m, scheme.Measures)),
    ];

    private static Need OrdersOf(Measures measures, IReadOnlyList<(Use Use, MetricNeed Need)> uses) =>
        new(Need.Orders, NeedWords.Orders[WordOf(measures)], NeedWords.Orders[NeedWords.From])
        {
            Endpoint = "POST /api/work-orders",
            Measures = WordOf(measures),
            Columns = [.. MetricNeed.OfEveryOrder, .. PartOf(measures), .. uses.SelectMany(u => u.Need.Orders!).Distinct(StringComparer.Ordinal)],
            UsedBy = ByOf(uses.Select(u => u.Use)),
        };

    private static Need TableOf(string column, string table, string[] by, IReadOnlyList<string> usedBy) => new(Need.Table, NeedWords.Tables[table], NeedWords.Tables[NeedWords.From])
    {
        Name = table,
        Endpoint = $"PUT /api/stores/{{store}}/tables/{table}?validFrom=",
        Columns = [.. by, column],
        InsteadOf = column,
        OrderColumns = by,
        UsedBy = usedBy,
    };

    private static Need SettingOf(string setting, IReadOnlyList<string> usedBy) =>
        new(Need.Setting, NeedWords.Settings[setting], NeedWords.Settings[NeedWords.From]) { Name = setting, Endpoint = "PUT /api/stores/{store}", UsedBy = usedBy };

    private static Need ComplaintsOf(Measures measures, IReadOnlyList<(Use Use, MetricNeed Need)> uses) => new(Need.Complaints, NeedWords.Complaints.What, NeedWords.Complaints.From)
    {
        Endpoint = "POST /api/complaints",
        Measures = WordOf(measures),
        Columns = [.. MetricNeed.OfEveryComplaint, .. measures.Part == OrderPart.Technician ? [] : new[] { "workOrderId" }, .. uses.SelectMany(u => u.Need.Complaints!).Distinct(StringComparer.Ordinal)],
        UsedBy = ByOf(uses.Select(u => u.Use)),
    };

    private static Need CustomerFactOf(string kind, Measures measures, IReadOnlyList<string> by) => new(Need.CustomerFact, NeedWords.CustomerFacts[kind], NeedWords.CustomerFacts[NeedWords.From])
    {
        Name = kind,
        Endpoint = "POST /api/customer-facts",
        Measures = WordOf(measures),
        Columns = MetricNeed.OfEveryCustomerFact,
        UsedBy = by,
    };

    private static Need FigureOf(string metric, IReadOnlyList<string> by)
    {
        var (what, from) = NeedCatalog.Figures.GetValueOrDefault(metric, NeedWords.OwnFigure);
        return new(Need.Figure, what, from)
        {
            Name = metric,
            Endpoint = "POST /api/figures",
            Columns = [.. MetricNeed.OfEveryFigure, .. by.Contains(Adjustments) ? MetricNeed.OfExcuses : []],
            UsedBy = by,
        };
    }

    private static Need MarkOf(string metric, IReadOnlyList<string> by)
    {
        var topic = metric[MetricName.RatingPrefix.Length..];
        var (what, from) = NeedCatalog.Marks.GetValueOrDefault(topic, NeedWords.OwnMark);
        return new(Need.Mark, what, from) { Name = topic, Endpoint = "POST /api/ratings", Columns = [.. MetricNeed.OfEveryMark, .. MetricNeed.OfSomeMarks], UsedBy = by };
    }

    private static Need SheetOf(RatingSheet sheet, IReadOnlyList<Use> uses) => new(Need.Sheet, sheet.Title, NeedCatalog.Sheets[sheet.Id.Value])
    {
        Name = sheet.Id.Value,
        Endpoint = $"POST /api/sheets/{sheet.Id}/marks",
        Columns = [.. sheet.Items.Select(i => i.Id)],
        UsedBy = ByOf(uses),
    };

    private static IEnumerable<Need> TeamOf(IReadOnlyList<Use> uses) =>
        uses.Count == 0 ? [] : [new(Need.Team, NeedWords.Team.What, NeedWords.Team.From) { Endpoint = NeedWords.PutStaff, Columns = ["managerId"], UsedBy = ByOf(uses) }];

    private static IEnumerable<Need> PersonOf(Scheme scheme)
    {
        string[] members =
        [
            .. scheme.Payout is { BaseExcludes.Count: > 0 } ? ["employment"] : Array.Empty<string>(),
            .. scheme.Payout is { Seniority: not null } ? ["employedSince"] : Array.Empty<string>(),
            .. scheme.Payout is { PositionCoefficient: not null } ? ["coefficients"] : Array.Empty<string>(),
            .. scheme.Payout is { Certificates.Count: > 0 } ? ["certificates"] : Array.Empty<string>(),
        ];
        return members.Length == 0 ? [] : [new(Need.Person, NeedWords.Person.What, NeedWords.Person.From) { Endpoint = NeedWords.PutStaff, Columns = members, UsedBy = [Pay] }];
    }

    private static IEnumerable<Need> Some(IEnumerable<(Use Use, MetricNeed Need)> uses, Func<MetricNeed, bool> which, Func<IReadOnlyList<string>, Need> make) =>
        ByOf(uses.Where(u => which(u.Need)).Select(u => u.Use)) is { Count: > 0 } by ? [make(by)] : [];

    private static IReadOnlyList<string> ByOf(IEnumerable<Use> uses) => [.. uses.Select(u => u.By).Distinct(StringComparer.Ordinal)];

    private static string WordOf(Measures measures) => SchemeWords.Of(SchemeWords.Measures, measures);

    private static IReadOnlyList<string> PartOf(Measures measures) => measures.Part switch
    {
        OrderPart.Advisor => ["advisorId"],
        OrderPart.Inspector => ["inspectorId"],
        OrderPart.Clerk => ["clerkId"],
        _ => [],
    };

    /// <summary>A metric where a scheme uses it.</summary>
    private sealed record Use(string By, string Metric, Measures Measures);
}
