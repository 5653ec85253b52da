using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Model;

/// <summary>
/// No order of imports, corrections, closes, crashes and changes loses or doubles a fact: steps are generated, played on the app and on a model of months
/// and facts, and what fails is made smaller. Set KPI_MODEL_RUNS to the number of lists of steps (4 by default) and KPI_MODEL_SEED to the seed of the first
/// (1 by default); each further one has the next, and a failure names its own.
/// </summary>
public sealed class AnyOrderOfStepsTests(AzuriteFixture azurite) : ModelTest(azurite)
{
    /// <summary>Smaller lists that are tried for one that fails.</summary>
    private const int MostTries = 100;

    private const int MostFailures = 3;

    [Fact]
    public async Task No_order_of_steps_loses_or_doubles_a_fact()
    {
        var first = Setting("KPI_MODEL_SEED", 1);
        var failures = new List<string>();
        for (var seed = first; failures.Count < MostFailures && seed < first + Setting("KPI_MODEL_RUNS", 4); seed++)
        {
            var steps = Step.Lists.Generator.Sample(1, new Rnd((ulong)seed), 50).Single();
            if (await PlayAsync(steps) is { } difference)
            {
                failures.Add($"Seed {seed}: {await ShrinkAsync(steps, difference)}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private async Task<string> ShrinkAsync(Step[] steps, string difference)
    {
        var tries = 0;
        for (var isSmaller = true; isSmaller && tries < MostTries;)
        {
            isSmaller = false;
            foreach (var smaller in Step.Lists.Shrinker(steps))
            {
                if (++tries < MostTries && await PlayAsync(smaller) is { } same)
                {
                    (steps, difference, isSmaller) = (smaller, same, true);
                    break;
                }
            }
        }

        return $"{difference}\n  after\n    {string.Join(",\n    ", steps.Select(s => s.ToString()))}";
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
