using System.CommandLine;
using KpiFunctions.Benchmarks.Replies;
using KpiFunctions.Benchmarks.Scoring;

return await new RootCommand("Measures the parts of KpiFunctions that have a speed to keep; run it as a release build.")
{
    ScoreCommand.Create(Console.Out),
    RepliesCommand.Create(Console.Out),
}.Parse(args).InvokeAsync();
