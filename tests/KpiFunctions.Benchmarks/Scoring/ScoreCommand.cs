using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>Scores one million orders by the engine, SQLite and DuckDB in turns, after their results were found equal.</summary>
internal static class ScoreCommand
{
    /// <summary>Odd, so that a median is one of the samples.</summary>
    private const int Rounds = 9;

    /// <summary>Samples a round of those that take milliseconds; SQLite takes seconds.</summary>
    private const int QuickSamples = 5;

    internal static Command Create(TextWriter output)
    {
        var command = new Command("score", "Scores a million orders on one thread and compares with the same scores by SQL in SQLite and DuckDB.");
        command.SetAction((_, _) => RunAsync(output));
        return command;
    }

    private static async Task<int> RunAsync(TextWriter output)
    {
        var (services, complaints) = (BigMonth.Services(), BigMonth.ComplaintRows());
        var engine = new EnginePeer(services, complaints, withLeaders: false);
        var house = new EnginePeer(services, complaints, withLeaders: true);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Facts of {services.Length} orders built in {engine.BuildMilliseconds:0} ms, {engine.BytesPerOrder:0.0} bytes an order."));
        using var plain = new SqlitePeer(services, complaints, withIndexes: false);
        using var indexed = new SqlitePeer(services, complaints, withIndexes: true);
        await using var duckDb = await DuckDbPeer.StartAsync(services, complaints);

        var expected = engine.Results();
        RequireEqual("The engine with leaders", house.Results(), expected);
        RequireSums(house);
        RequireEqual("SQLite without indexes", plain.Results(), expected);
        RequireEqual("SQLite with indexes", indexed.Results(), expected);
        RequireEqual("DuckDB", await duckDb.ResultsAsync(), expected);
        await output.WriteLineAsync($"Totals, points and places of {expected.Count} people are equal in all of them. First: {expected[0]}");

        var (houseTimes, houseRatios) = (new Samples(), new Samples());
        var (engineTimes, plainTimes, indexedTimes, duckDbTimes) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (var round = 0; round < Rounds; round++)
        {
            for (var sample = 0; sample < QuickSamples; sample++)
            {
                var (own, all) = (engine.Time(), house.Time());
                engineTimes.Add(own);
                houseTimes.Add(all);
                houseRatios.Add(all / own);
                duckDbTimes.Add(await duckDb.TimeAsync());
            }

            plainTimes.Add(plain.Time());
            indexedTimes.Add(indexed.Time());
        }

        await WriteAsync(output, "engine", engineTimes);
        await WriteAsync(output, "engine with leaders", houseTimes);
        await WriteAsync(output, "DuckDB, one thread", duckDbTimes);
        await WriteAsync(output, "SQLite with indexes", indexedTimes);
        await WriteAsync(output, "SQLite without indexes", plainTimes);
        var sqlite = Math.Min(plainTimes.Median, indexedTimes.Median);
        await output.WriteLineAsync(JsonSerializer.Serialize(new
        {
            engineMs = Math.Round(engineTimes.Median, 2),
            houseMs = Math.Round(houseTimes.Median, 2),
            houseRatio = Math.Round(houseRatios.Median, 2),
            sqliteMs = Math.Round(sqlite, 2),
            duckdbMs = Math.Round(duckDbTimes.Median, 2),
            sqliteRatio = Math.Round(sqlite / engineTimes.Median, 2),
            duckdbRatio = Math.Round(duckDbTimes.Median / engineTimes.Median, 2),
            bytesPerOrder = Math.Round(engine.BytesPerOrder, 1),
            buildMs = Math.Round(engine.BuildMilliseconds),
        }));
        return 0;
    }

    /// <summary>Teams have everybody's orders once, and so has the store.</summary>
    private static void RequireSums(EnginePeer house)
    {
        var (own, teams, store) = (house.CompletedBy("technician"), house.CompletedBy("manager"), house.CompletedBy("chief"));
        if (own != teams || own != store)
        {
            throw new InvalidOperationException($"Technicians completed {own} orders, teams {teams}, the store {store}. Nothing was timed.");
        }
    }

    private static Task WriteAsync(TextWriter output, string name, Samples samples) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-24}{samples.Median,9:0.00} ms  ({samples.Least:0.00} to {samples.Most:0.00})"));

    private static void RequireEqual(string name, IReadOnlyList<StaffResult> results, IReadOnlyList<StaffResult> expected)
    {
        for (var i = 0; i < Math.Max(results.Count, expected.Count); i++)
        {
            var (one, other) = (results.ElementAtOrDefault(i), expected.ElementAtOrDefault(i));
            if (one != other)
            {
                throw new InvalidOperationException($"{name} differs from the engine in row {i}: '{one}' instead of '{other}'. Nothing was timed.");
            }
        }
    }
}
