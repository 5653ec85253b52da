using System.Text.Json;
using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.SchemeValidation;
using KpiFunctions.Features.Schemes;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

public sealed class PresetFileTests
{
    public static TheoryData<string> Names => [.. SchemePresets.All.Select(s => s.Id.Value)];

    [Fact]
    public void Every_scheme_of_the_documents_is_there() => Assert.Equal(
        [
            "aftersales-manager", "aftersales-manager-revenue", "aftersales-service-staff", "appliance-technician", "callback-clerk", "customer-service-clerk",
            "customer-service-manager", "customer-service-supervisor", "field-engineer", "front-desk", "general-staff", "repair-technician", "repairers-sheet",
            "sales-consultant", "service-advisor", "service-desk", "service-manager", "small-firm", "station-chief",
        ],
        SchemePresets.All.Select(s => s.Id.Value).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_has_titles_in_both_languages_and_cites_its_document(string name)
    {
        var scheme = new PresetMonth(name).Scheme;
        Assert.Empty(SchemeValidator.Validate(scheme));
        Assert.Matches("^00[0-4]: .*\\p{IsCJKUnifiedIdeographs}.* \\([A-Za-z][ -~]+\\)$", scheme.Source);
        Assert.All(
            [scheme.Title, .. scheme.Items.Select(i => i.Title!), .. scheme.Adjustments.Select(a => a.Title!), .. scheme.Awards.Select(a => a.Title!), .. scheme.Awards.Select(a => a.Reward).OfType<Reward.Label>().Select(r => r.Title!)],
            t => Assert.Equal(["zh-CN", "en"], t.Texts.Select(x => x.Key)));
    }

    /// <summary>How often it is assessed stands in both languages of its title or in neither.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Titles_say_the_same_period_in_both_languages(string name)
    {
        var title = new PresetMonth(name).Scheme.Title;
        Assert.Equal(
            (title.In("zh-CN").Contains("月度", StringComparison.Ordinal), title.In("zh-CN").Contains("季度", StringComparison.Ordinal)),
            (title.In("en").EndsWith(", monthly", StringComparison.Ordinal), title.In("en").EndsWith(", quarterly", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_preset_keeps_to_the_schema_and_survives_writing(string name)
    {
        var bytes = SchemeJson.Write(new PresetMonth(name).Scheme);
        Assert.Empty(SchemaCheck.Problems(SchemeSchema.Json, bytes));
        Assert.Equal(bytes, SchemeJson.Write(SchemeJson.Read(bytes).Scheme!));
    }

    [Theory]
    [InlineData("$.colour", """{"colour":"red"}""")]
    [InlineData("$.items[0]", """{"items":[{"id":"a","metric":"orders.completed","weight":100}]}""")]
    [InlineData("$.items[0].weight", """{"items":[{"id":"a","metric":"orders.completed","weight":0,"rule":{"type":"rating"}}]}""")]
    [InlineData("$.items[0].rule", """{"items":[{"id":"a","metric":"orders.completed","weight":100,"rule":{"type":"linear","from":0}}]}""")]
    [InlineData("$.awards[0]", """{"awards":[{"id":"a","reward":{"type":"label","value":"x"}}]}""")]
    [InlineData("$.payout", """{"payout":{"performance":3000}}""")]
    public void What_the_schema_refuses_the_reader_refuses_too(string path, string change)
    {
        var json = Changed(change);
        Assert.Contains(SchemaCheck.Problems(SchemeSchema.Json, json), p => p.StartsWith(path, StringComparison.Ordinal));
        Assert.Contains(SchemeJson.Read(json).Problems, p => p.JsonPath.StartsWith(path, StringComparison.Ordinal));
    }

    /// <summary>The small firm's scheme with some fields replaced.</summary>
    private static byte[] Changed(string change)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(SchemeJson.Write(new PresetMonth("small-firm").Scheme))!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(change)!)
        {
            fields[name] = value;
        }

        return JsonSerializer.SerializeToUtf8Bytes(fields);
    }
}
