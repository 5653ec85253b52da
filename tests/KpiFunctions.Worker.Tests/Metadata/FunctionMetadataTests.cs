using KpiFunctions.Worker.Tests.Hosting;
using NCrontab;

namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>What the app tells the host of its functions is what the README, host.json and the sample of settings say.</summary>
[Collection(AppCollection.Name)]
public sealed class FunctionMetadataTests(AppFixture fixture)
{
    private IReadOnlyList<LoadedFunction> Functions => fixture.App.Functions;

    [Fact]
    public void The_README_lists_every_function_with_its_trigger_and_no_other() =>
        Assert.Equal(
            FunctionTable.Read().OrderBy(function => function.Name, StringComparer.Ordinal),
            Functions.Select(function => DocumentedFunction.Of(function, HostJson.RoutePrefix)));

    [Fact]
    public void Every_setting_that_a_trigger_names_stands_in_the_sample() =>
        Assert.Superset(
            Functions.SelectMany(function => new[] { Setting(function.Schedule), Setting(function.Queue), function.Connection }).OfType<string>().ToHashSet(),
            AppSettings.Sample.Keys.ToHashSet());

    [Fact]
    public void Every_sample_of_a_schedule_has_six_fields_that_can_be_read() =>
        Assert.All(
            Functions.Where(function => function.IsTimer),
            timer => Assert.NotNull(CrontabSchedule.TryParse(AppSettings.Sample[Setting(timer.Schedule)!], new CrontabSchedule.ParseOptions { IncludingSeconds = true })));

    [Fact]
    public void Every_queue_has_one_reader_and_its_poison_queue_has_one()
    {
        var queues = Functions.Where(function => function.IsQueue).ToLookup(function => function.IsPoison, function => function.Queue);

        Assert.Equal(queues[false].Select(queue => queue + "-poison").Order(StringComparer.Ordinal), queues[true].Order(StringComparer.Ordinal));
        Assert.Distinct(queues[false]);
    }

    [Fact]
    public void Every_queue_is_in_the_storage_that_the_app_writes_to() =>
        Assert.All(Functions.Where(function => function.IsQueue), function => Assert.Equal("Storage", function.Connection));

    private static string? Setting(string? expression) => expression?.Split('%')[1];
}
