using System.Text.Json;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Stores;

/// <summary>What a store is set to is kept, or refused with what to do.</summary>
public sealed class StoreSettingsTests(AzuriteFixture azurite) : EndpointTest(azurite)
{
    [Theory]
    [InlineData("CN", true)]
    [InlineData(null, true)]
    [InlineData("cn", false)]
    [InlineData("XX", false)]
    [InlineData("", false)]
    public async Task A_country_is_one_that_has_numbers_or_left_out(string? country, bool taken)
    {
        var answer = await PutAsync(TestScheme.Scheme.Id.Value, country);

        Assert.Equal(taken ? 200 : 400, answer.Status);
        if (taken)
        {
            Assert.Equal(country, (await Get<StoreDirectory>().GetAsync(Store, CancellationToken.None)).Country);
        }
        else
        {
            Assert.Contains("country", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_scheme_that_is_missing_is_refused_and_the_preset_of_its_id_named()
    {
        var preset = SchemePresets.All[0].Id.Value;

        Assert.Contains($"/api/scheme-presets/{preset}", (await PutAsync(preset, country: null)).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("preset", (await PutAsync("no-such-scheme", country: null)).Body, StringComparison.Ordinal);
    }

    private Task<ApiAnswer> PutAsync(string scheme, string? country) => CallAsync(
        Admin,
        request => new PutStoreEndpoint(Get<ApiGate>(), Get<StoreDirectory>(), Get<SchemeStore>(), Get<QuestionnaireStore>(), Get<StoreStart>(), Get<OpeningHoursRule>(), Get<IRecordPlacement>(), Clock).Run(request, "S1", CancellationToken.None),
        body: JsonSerializer.Serialize(new { name = "Pudong", timeZone = "Asia/Shanghai", locale = "en", schemeId = scheme, country }));
}
