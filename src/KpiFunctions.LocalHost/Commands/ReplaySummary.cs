using System.Globalization;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Says in lines what a replay did and what it cost.</summary>
internal static class ReplaySummary
{
    private const int RefusalsShown = 5;

    /// <summary>What is no part of the way from an import to a closed score.</summary>
    private static readonly string[] Besides = [TransactionLedger.Polls, TransactionLedger.Scans, TransactionLedger.Erasing];

    public static void Write(TextWriter output, ReplayResult result)
    {
        output.WriteLine();
        Line("Orders", $"{result.Orders} pushed, {result.Refused.Select(r => (r.File, r.Line)).Distinct().Count()} rows refused");
        foreach (var row in result.Refused.Take(RefusalsShown))
        {
            Line("", $"{row.File}, line {row.Line}{(row.Field is null ? "" : $", column {row.Field}")}: {row.Error}");
        }

        Line("Texts", result.RepeatedTexts == 0 ? $"{result.Texts}" : $"{result.Texts}, and {result.RepeatedTexts} of them more than once");
        Line("Answers", $"{result.Answers}");
        Line("Months", $"{result.Scores.Count} closed");
        if (result.Failures > 0)
        {
            Line("Failures", $"{result.Failures}; see the log above");
        }

        var idle = result.IdleTicks > 0 ? result.IdleTime / result.IdleTicks : TimeSpan.Zero;
        Line("Time", string.Create(CultureInfo.InvariantCulture, $"{result.Elapsed.TotalSeconds:0.0} s for {result.Ticks} ticks; {result.IdleTicks} of them idle, {idle.TotalMilliseconds:0.00} ms each"));
        WriteTransactions(output, result);

        void Line(string name, string text) => output.WriteLine($"{name,-10}{text}");
    }

    private static void WriteTransactions(TextWriter output, ReplayResult result)
    {
        if (result.Orders == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine("Storage transactions                     total   per order");
        var work = result.Transactions.Where(t => !Besides.Contains(t.Key, StringComparer.Ordinal)).ToList();
        foreach (var (purpose, count) in work)
        {
            Line(purpose, count);
        }

        Line("an order, from import to closed score", work.Sum(t => t.Value));
        foreach (var purpose in Besides)
        {
            Line("besides: " + purpose, result.Transactions.GetValueOrDefault(purpose));
        }

        void Line(string name, long count) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-37} {count,7}   {(double)count / result.Orders,9:0.00}"));
    }
}
