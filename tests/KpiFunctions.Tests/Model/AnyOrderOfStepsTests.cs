using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Model;

/// <summary>
/// No order of imports, corrections, closes, crashes and changes loses or doubles a fact: steps are generated, played on the app and on a model of months
/// and facts, and what fails is made smaller. Set KPI_MODEL_RUNS to the number of lists of steps (8 by default) and KPI_MODEL_SEED to the seed of the first
/// (1 by default); each further one has the next, and a failure names its own.
/// </summary>
public sealed class AnyOrderOfStepsTests(AzuriteFixture azurite) : ModelTest(azurite)
{
    /// <summary>Smaller lists that are tried for one that fails.</summary>
    private const int MostTries = 100;

    private const int MostFailures = 3;

    /// <summary>What failed once, as small as it became.</summary>
    private static readonly Dictionary<string, Step[]> Found = new(StringComparer.Ordinal)
    {
        ["a late complaint that was corrected in the reopened month"] =
        [
            new Step.Close(8),
            new Step.Complaint(3, 698, 1, IsOwnFault: true),
            new Step.Reopen(8, TakesLate: false, TakesMasterData: false),
            new Step.Complaint(3, 37, 2, IsOwnFault: true),
            new Step.Close(8),
        ],
        ["a late figure that was corrected in the reopened month"] =
        [
            new Step.Close(8),
            new Step.Figure(1, 8, 58, 0),
            new Step.Reopen(8, TakesLate: false, TakesMasterData: false),
            new Step.Figure(1, 8, 85, 0),
            new Step.Close(8),
        ],
        ["a late complaint that was corrected into another closed month"] =
            [new Step.Timer(IsTwice: true), new Step.Complaint(2, 752, 1, IsOwnFault: false), new Step.Complaint(2, 257, 3, IsOwnFault: true)],
        ["a late customer fact that was corrected into an open month"] = [new Step.Timer(IsTwice: true), new Step.Customer(3, 60, 1), new Step.Customer(3, 75, 2)],
        ["a month that was closed before its closing time was moved behind today"] =
            [new Step.Timer(IsTwice: false), new Step.Settings(1, 28, 2), new Step.Order(1, 1447, 34, OrderState.Done, 1, 0, RowPart.Whole)],
        ["an order opened in a month whose end was moved"] =
        [
            new Step.Order(1, 422, 20, OrderState.Done, 2, 1, RowPart.Whole),
            new Step.Timer(IsTwice: true),
            new Step.Order(1, 1802, 24, OrderState.Done, 3, 1, RowPart.Whole),
            new Step.Settings(1, 5, 23),
        ],
    };

    public static TheoryData<string> Cases { get; } = [.. Found.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_failed_once_holds(string found) => Assert.Null(await PlayAsync(Found[found]));

    [Fact]
    public async Task No_order_of_steps_loses_or_doubles_a_fact()
    {
        var first = Setting("KPI_MODEL_SEED", 1);
        var failures = new List<string>();
        for (var seed = first; failures.Count < MostFailures && seed < first + Setting("KPI_MODEL_RUNS", 8); seed++)
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
