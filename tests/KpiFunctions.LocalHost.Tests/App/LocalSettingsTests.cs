using KpiFunctions.LocalHost.App;

namespace KpiFunctions.LocalHost.Tests.App;

public sealed class LocalSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_shipped_sample_is_enough_to_run_and_sends_no_texts()
    {
        var settings = LocalSettings.Load();

        Assert.Equal("console", settings[KpiApp.Gateway]);
        Assert.NotEmpty(settings[KpiApp.SmsReceivedQueue]!);
        Assert.NotEmpty(LocalHost.Hosting.FunctionCatalog.Of(KpiApp.FunctionTypes, settings).Queues);
    }

    [Fact]
    public void What_a_command_sets_wins() =>
        Assert.Equal("elsewhere", LocalSettings.Load([new("Storage", "elsewhere")])["Storage"]);

    [Fact]
    public void Sections_are_written_with_two_underscores()
    {
        File.WriteAllText(_file, """{ "Values": { "Sms__Gateway": "acs", "Count": 3 } /* nothing else */ }""");

        Assert.Equal(new Dictionary<string, string?> { ["Sms:Gateway"] = "acs", ["Count"] = "3" }, LocalSettings.Read(_file));
    }

    [Fact]
    public void A_file_without_values_says_what_it_should_look_like()
    {
        File.WriteAllText(_file, "{}");

        var problem = Assert.Throws<EnvironmentException>(() => LocalSettings.Read(_file));

        Assert.Contains(_file, problem.Message, StringComparison.Ordinal);
        Assert.Contains("\"Values\"", problem.Message, StringComparison.Ordinal);
    }
}
