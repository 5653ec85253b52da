using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>What a preset needs is said once, of everything that it looks at.</summary>
public sealed class NeedsTests
{
    private static IEnumerable<Need> All => SchemePresets.All.SelectMany(SchemeNeeds.Of);

    [Fact]
    public void Every_computed_metric_is_in_the_catalogue_and_nothing_else() =>
        Assert.Equal(MetricCatalog.Ids.Order(StringComparer.Ordinal), MetricNeed.Metrics.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_figure_and_mark_of_a_preset_is_in_the_catalogue_and_nothing_else()
    {
        Assert.Equal(NamesOf(Need.Figure), NeedCatalog.Figures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf(Need.Mark), NeedCatalog.Marks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf(Need.Sheet), NeedCatalog.Sheets.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(NamesOf(Need.Sheet), SheetPresets.All.Select(s => s.Id.Value));
        Assert.All(NeedCatalog.Figures.Keys, f => Assert.True(MetricName.IsFigure(f), f));
    }

    [Fact]
    public void Every_metric_that_a_preset_names_anywhere_is_needed_by_it()
    {
        foreach (var scheme in SchemePresets.All)
        {
            var needs = SchemeNeeds.Of(scheme);
            var metrics = MetricsIn(JsonDocument.Parse(SchemeJson.Write(scheme)).RootElement).Distinct().Where(m => MetricNeed.Of(m) is null).Order(StringComparer.Ordinal);
            Assert.Equal(
                metrics,
                needs.SelectMany(n => n.Record switch
                {
                    Need.Figure => [n.Name!],
                    Need.Mark => [$"rating.{n.Name}"],
                    Need.Sheet => n.Columns.Select(item => $"rating.{n.Name}.{item}"),
                    _ => Array.Empty<string>(),
                }).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Columns_are_those_of_the_imports()
    {
        Assert.Equal(WorkOrderParser.Columns.Required, MetricNeed.OfEveryOrder);
        Assert.Equal(ComplaintParser.Columns.Required, MetricNeed.OfEveryComplaint);
        Assert.All(MetricNeed.Metrics.SelectMany(m => MetricNeed.Of(m)!.Orders ?? []), c => Assert.Contains(c, WorkOrderParser.Columns.All));
        Assert.All(MetricNeed.Metrics.SelectMany(m => MetricNeed.Of(m)!.Complaints ?? []), c => Assert.Contains(c, ComplaintParser.Columns.All));
    }

    /// <summary>Whoever sends what a need says, by its endpoint and with its columns, is understood.</summary>
    [Fact]
    public void Every_need_that_is_sent_says_where_to_and_in_which_columns()
    {
        Assert.All(All.Where(n => n.Record is not (Need.Answers or Need.Calls or Need.Setting)), n => Assert.True(n.Endpoint is not null && n.Columns.Count > 0, $"{n.Record} {n.Name}"));
        Assert.Equal(FigureParser.Columns.Required, MetricNeed.OfEveryFigure);
        Assert.Subset(FigureParser.Columns.All.ToHashSet(), MetricNeed.OfExcuses.ToHashSet());
        Assert.Equal(RatingParser.Columns.Required, MetricNeed.OfEveryMark);
        Assert.Subset(RatingParser.Columns.All.ToHashSet(), MetricNeed.OfSomeMarks.ToHashSet());
        Assert.Equal(CustomerFactParser.Columns.Required, MetricNeed.OfEveryCustomerFact);
    }

    [Fact]
    public void What_orders_can_take_from_a_table_of_the_store_is_said_both_ways()
    {
        Assert.Equal(NeedWords.Tables.Keys.Except([NeedWords.From]).Order(StringComparer.Ordinal), MetricNeed.Tables.Values.Select(t => t.Table).Order(StringComparer.Ordinal));
        Assert.Equal(StoreTableJson.Kinds.Keys.Except(["calendar"]).Order(StringComparer.Ordinal), MetricNeed.Tables.Values.Select(t => t.Table).Order(StringComparer.Ordinal));
        foreach (var (column, (table, by)) in MetricNeed.Tables)
        {
            Assert.Equal(StoreTableParser.Of(StoreTableJson.Kinds[table]).Columns.Required.Order(StringComparer.Ordinal), by.Append(column).Order(StringComparer.Ordinal));
            Assert.All(by.Append(column), c => Assert.Contains(c, WorkOrderParser.Columns.All));
        }

        foreach (var needs in SchemePresets.All.Select(SchemeNeeds.Of))
        {
            Assert.Equal(
                needs.Where(n => n.Record == Need.Orders).SelectMany(n => n.Columns).Where(MetricNeed.Tables.ContainsKey).Order(StringComparer.Ordinal),
                needs.Where(n => n.Record == Need.Table).Select(n => n.InsteadOf!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Settings_are_members_of_the_store_that_have_words()
    {
        var members = JsonDocument.Parse(JsonSerializer.Serialize(new StoreJson("S", "Asia/Shanghai", "en", "small-firm"), ApiJson.Options)).RootElement.EnumerateObject().Select(m => m.Name).ToHashSet();
        var settings = MetricNeed.Metrics.SelectMany(m => MetricNeed.Of(m)!.Settings).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(NeedWords.Settings.Keys.Except([NeedWords.From]).Order(StringComparer.Ordinal), settings);
        Assert.Subset(members, settings.ToHashSet());
    }

    [Theory]
    [InlineData("field-engineer", "arriveWithinMinutes placeholderUnits returnsNeedSameFault")]
    [InlineData("callback-clerk", "complaintClock")]
    [InlineData("repair-technician", "placeholderUnits returnsNeedSameFault")]
    [InlineData("small-firm", "")]
    [InlineData("general-staff", "")]
    public void A_preset_names_the_settings_of_the_store_that_it_rests_on(string preset, string settings) =>
        Assert.Equal(settings, string.Join(' ', SchemeNeeds.Of(Preset(preset)).Where(n => n.Record == Need.Setting).Select(n => n.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_kind_of_measures_has_words() =>
        Assert.Equal(SchemeWords.Measures.Keys.Append(NeedWords.From).Order(StringComparer.Ordinal), NeedWords.Orders.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Words_are_in_both_languages_with_Chinese_punctuation() => Assert.All(
        All.SelectMany(n => new[] { n.What, n.From }),
        text =>
        {
            Assert.Equal(["zh-CN", "en"], text.Texts.Select(t => t.Key));
            Assert.DoesNotMatch("[,;:?!()]", text.In("zh-CN"));
        });

    [Theory]
    [InlineData("aftersales-manager", "team", true)]
    [InlineData("aftersales-manager-revenue", "team", true)]
    [InlineData("aftersales-service-staff", "own", false)]
    [InlineData("appliance-technician", "own", false)]
    [InlineData("field-engineer", "own", false)]
    [InlineData("front-desk", "store", false)]
    [InlineData("repair-technician", "own", false)]
    [InlineData("service-advisor", "advisor", false)]
    [InlineData("service-desk", "clerk", false)]
    [InlineData("service-manager", "store", false)]
    [InlineData("small-firm", "own", false)]
    [InlineData("station-chief", "store", false)]
    public void Orders_are_those_that_such_a_person_has(string preset, string measures, bool hasTeam)
    {
        var needs = SchemeNeeds.Of(Preset(preset));
        Assert.Equal(measures, Assert.Single(needs, n => n.Record == Need.Orders).Measures);
        Assert.Equal(hasTeam, needs.Any(n => n.Record == Need.Team));
    }

    [Theory]
    [InlineData("callback-clerk")]
    [InlineData("customer-service-clerk")]
    [InlineData("customer-service-manager")]
    [InlineData("customer-service-supervisor")]
    [InlineData("general-staff")]
    [InlineData("repairers-sheet")]
    [InlineData("sales-consultant")]
    public void Others_need_no_orders(string preset) =>
        Assert.DoesNotContain(SchemeNeeds.Of(Preset(preset)), n => n.Record is Need.Orders or Need.Answers or Need.Team);

    [Fact]
    public void A_scheme_of_the_house_says_that_its_own_figures_and_marks_are_its_own()
    {
        const string Json = """{"id":"a","version":1,"title":{"en":"A"},"validFrom":"2026-01","scale":100,"items":[{"id":"a","metric":"own.figure","weight":50,"rule":{"type":"rating"}},{"id":"b","metric":"rating.own","weight":50,"rule":{"type":"rating"}}],"$needs":7}""";
        var needs = SchemeNeeds.Of(SchemeJson.Read(Encoding.UTF8.GetBytes(Json)).Scheme!);
        Assert.Equal(["A figure of your own", "A mark of your own"], needs.Select(n => n.What.In("en")));
    }

    private static Scheme Preset(string id) => SchemePresets.Find(SchemeId.Parse(id))!;

    private static IEnumerable<string> NamesOf(string record) =>
        All.Where(n => n.Record == record).Select(n => n.Name!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Whatever stands in the JSON where a metric can stand.</summary>
    private static IEnumerable<string> MetricsIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(MetricsIn),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p switch
        {
            { Name: "metric" } => [p.Value.GetString()!],
            { Name: "factors" or "extras" or "deductions" } => p.Value.EnumerateArray().Select(f => f.GetString()!),
            _ => MetricsIn(p.Value),
        }),
        _ => [],
    };
}
