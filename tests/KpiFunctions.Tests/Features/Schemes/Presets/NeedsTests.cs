using System.Text;
using System.Text.Json;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Domain.Metrics;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Schemes.Presets;
using KpiFunctions.Features.WorkOrders;

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
    [InlineData("service-manager", "team.advisor", true)]
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
