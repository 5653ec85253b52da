using System.Globalization;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Shows how far a replay is: a bar on a terminal, a line for each virtual month elsewhere.</summary>
internal static class ReplayProgressView
{
    public static async Task<ReplayResult> RunAsync(
        IAnsiConsole console, Instant from, Instant until, Func<IProgress<ReplayProgress>, Task<ReplayResult>> replay)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            return await replay(new MonthLines(console.Profile.Out.Writer));
        }

        return await console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => replay(new Bar(context.AddTask("starting", maxValue: Math.Max(1, (until - from).TotalMinutes)), from)));
    }

    private static string Describe(ReplayProgress at) => string.Create(
        CultureInfo.InvariantCulture, $"{at.Now.InUtc().Date:uuuu-MM-dd} {at.Orders,6} orders {at.Texts,6} texts {at.Answers,6} answers");

    private sealed class Bar(ProgressTask task, Instant from) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value)
        {
            task.Value = (value.Now - from).TotalMinutes;
            task.Description = Describe(value);
        }
    }

    private sealed class MonthLines(TextWriter output) : IProgress<ReplayProgress>
    {
        private YearMonth? _last;

        public void Report(ReplayProgress value)
        {
            var month = value.Now.InUtc().Date.ToYearMonth();
            if (_last != month)
            {
                _last = month;
                output.WriteLine(Describe(value));
            }
        }
    }
}
