using System.Text;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Schemes.Presets;

namespace KpiFunctions.Tests.Features.Schemes;

/// <summary>The format of schemes and the presets, over the API.</summary>
public sealed class SchemeFormatTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    [Fact]
    public async Task The_schema_that_is_served_fits_every_preset_that_is_served()
    {
        var schema = await CallAsync(Supervisor("S1"), request => new GetSchemeSchemaEndpoint(Get<ApiGate>()).Run(request, CancellationToken.None));
        Assert.Equal("application/schema+json; charset=utf-8", schema.ContentType);
        var list = await CallAsync(Supervisor("S1"), request => new ListPresetsEndpoint(Get<ApiGate>()).Run(request, CancellationToken.None));
        var ids = list.Json.EnumerateArray().Select(p => p.GetProperty("id").GetString()!).ToList();
        Assert.Equal(19, ids.Count);
        Assert.Equal("小型企业售后绩效", list.Json.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "small-firm").GetProperty("title").GetProperty("zh-CN").GetString());

        foreach (var id in ids)
        {
            var preset = await PresetAsync(Supervisor("S1"), id);
            Assert.Empty(SchemaCheck.Problems(Encoding.UTF8.GetBytes(schema.Body), Encoding.UTF8.GetBytes(preset.Body)));
        }
    }

    [Fact]
    public async Task A_preset_can_be_saved_as_it_comes()
    {
        var preset = await PresetAsync(StaffMember("S1", "A"), "callback-clerk");

        var saved = await PutAsync("callback-clerk", preset.Body);

        var needs = preset.Body.IndexOf(",\"$needs\":", StringComparison.Ordinal);
        Assert.Equal((200, preset.Body[..needs] + "}"), (saved.Status, saved.Body));
    }

    [Fact]
    public async Task Record_keys_and_unknown_presets_are_refused()
    {
        Assert.Equal(403, (await PresetAsync(Ingest, "callback-clerk")).Status);
        Assert.Equal(404, (await PresetAsync(Admin, "nothing")).Status);
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("Presets")]
    public async Task A_scheme_that_could_never_be_read_again_is_not_saved(string id) => Assert.Equal(400, (await PutAsync(id, "{}")).Status);

    private Task<ApiAnswer> PresetAsync(Caller caller, string id) =>
        CallAsync(caller, request => new GetPresetEndpoint(Get<ApiGate>()).Run(request, id, CancellationToken.None));

    private Task<ApiAnswer> PutAsync(string id, string body) => CallAsync(
        Admin, request => new PutSchemeEndpoint(Get<ApiGate>(), Get<SchemeAdmission>()).Run(request, id, CancellationToken.None), body: body);
}
