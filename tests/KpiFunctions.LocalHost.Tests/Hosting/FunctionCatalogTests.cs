using KpiFunctions.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class FunctionCatalogTests
{
    private readonly IConfigurationRoot _settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["TextQueue"] = "texts",
        ["QuarterSchedule"] = "0 */15 * * * *",
        ["NoSchedule"] = "every day",
    }).Build();

    [Fact]
    public void Functions_are_found_by_their_attributes_with_their_settings_filled_in()
    {
        var catalog = FunctionCatalog.Of([typeof(QuarterTimer), typeof(TextPoisonWorker), typeof(EchoEndpoint), typeof(string)], _settings);

        Assert.Equal("echo/{store}/{month:int}", Assert.Single(catalog.Http).Route);
        Assert.Equal("texts-poison", Assert.Single(catalog.Queues).QueueName);
        Assert.Equal("0 */15 * * * *", Assert.Single(catalog.Timers).Expression);
    }

    [Fact]
    public void A_missing_setting_is_named_together_with_its_function()
    {
        var problem = Assert.Throws<EnvironmentException>(() => FunctionCatalog.Of([typeof(TextWorker)], new ConfigurationBuilder().Build()));

        Assert.Contains("Function TextWorker needs the setting 'TextQueue'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("local.settings.json", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schedule_that_is_none_is_refused_with_its_setting()
    {
        var problem = Assert.Throws<EnvironmentException>(() => FunctionCatalog.Of([typeof(BadTimer)], _settings));

        Assert.Contains("Function BadTimer: the schedule 'every day' (from %NoSchedule%)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_functions_of_one_name_are_refused() =>
        Assert.Contains("EchoEndpoint", Refusal(typeof(EchoEndpoint), typeof(EchoAgain)), StringComparison.Ordinal);

    [Fact]
    public void A_queue_of_another_connection_is_refused() =>
        Assert.Contains("'Elsewhere'", Refusal(typeof(ElsewhereWorker)), StringComparison.Ordinal);

    [Fact]
    public void A_function_without_a_trigger_is_refused() =>
        Assert.Contains("NoTrigger", Refusal(typeof(NoTrigger)), StringComparison.Ordinal);

    private string Refusal(params Type[] types) => Assert.Throws<InvalidOperationException>(() => FunctionCatalog.Of(types, _settings)).Message;

    private sealed class BadTimer
    {
        [Function(nameof(BadTimer))]
        public void Run([TimerTrigger("%NoSchedule%")] TimerInfo timer) => Assert.Fail($"not to be run: {timer}");
    }

    private sealed class EchoAgain
    {
        [Function("echoENDPOINT")]
        public void Run([QueueTrigger("q", Connection = "Storage")] string message) => Assert.Fail($"not to be run: {message}");
    }

    private sealed class ElsewhereWorker
    {
        [Function(nameof(ElsewhereWorker))]
        public void Run([QueueTrigger("q", Connection = "Elsewhere")] string message) => Assert.Fail($"not to be run: {message}");
    }

    private sealed class NoTrigger
    {
        [Function(nameof(NoTrigger))]
        public void Run(string message) => Assert.Fail($"not to be run: {message}");
    }
}
