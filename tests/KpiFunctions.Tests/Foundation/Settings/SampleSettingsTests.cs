using System.Text.Json;
using KpiFunctions.Foundation.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Foundation.Settings;

public sealed class SampleSettingsTests
{
    private const string Emulator = "UseDevelopmentStorage=true";
    private const string Cloud = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net";

    [Theory]
    [InlineData("Development", Emulator, true)]
    [InlineData("development", "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;", true)]
    [InlineData("Production", Emulator, false)]
    [InlineData(null, Emulator, false)]
    [InlineData("Development", Cloud, false)]
    [InlineData("Development", null, false)]
    public void A_value_of_the_sample_is_taken_on_a_developers_machine_only(string? environment, string? storage, bool taken)
    {
        var result = Validate(
            ("AZURE_FUNCTIONS_ENVIRONMENT", environment), ("Storage", storage), ("Privacy:PhoneKeySecret", "replace-with-32-or-more-random-characters"));

        Assert.Equal(taken, result.Succeeded);
        Assert.Equal(!taken, result.FailureMessage?.Contains("Privacy__PhoneKeySecret still has the value of the sample; set your own", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("Sms:Http:Secret", "Replace-With-yours")]
    [InlineData("Sms:Http:Headers:0", "Authorization: Bearer replace-with-the-providers-token")]
    public void No_setting_of_any_room_may_keep_a_value_of_the_sample(string setting, string value) => Assert.True(Validate((setting, value)).Failed);

    [Fact]
    public void The_sample_says_of_its_secrets_that_they_are_samples()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json")));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject().Select(s => (s.Name.Replace("__", ":", StringComparison.Ordinal), s.Value.GetString()));

        Assert.Equal(
            ["Ledger__Keys__k1", "Privacy__PhoneKeySecret"],
            Validate([.. settings, ("AZURE_FUNCTIONS_ENVIRONMENT", "Production")]).Failures!.Select(f => f.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    private static ValidateOptionsResult Validate(params (string Key, string? Value)[] settings)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create(s.Key, s.Last().Value))).Build())
            .AddSettings();
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IValidateOptions<SampleSettings>>().Validate(name: null, new SampleSettings());
    }
}
