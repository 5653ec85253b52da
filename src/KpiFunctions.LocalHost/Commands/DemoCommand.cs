using System.CommandLine;
using KpiFunctions.Foundation.Access;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Demo;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Plays the shipped month, shows its scores, and serves them.</summary>
internal static class DemoCommand
{
    // Anew each time: a demo starts from nothing.
    private static readonly string Folder = Path.Combine(".azurite", "demo");

    public static Command Create(IAnsiConsole console)
    {
        var port = PortOption.Create();
        var command = new Command("demo", "Plays a made-up month of three stores in a minute, prints its scores, and serves them.") { port };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(port), console, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int port, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var output = console.Profile.Out.Writer;
        var input = await ReplayParser.ReadAsync(DemoMonth.CreateFiles(), cancellationToken);
        var folder = DataFolder.Open(Folder);
        folder.Clear();
        await using var storage = await LocalStorage.StartOwnAsync(folder, output.WriteLine, cancellationToken);
        await using var session = await ReplaySession.StartAsync(input, storage, port, output, cancellationToken);

        await output.WriteLineAsync($"A made-up month of {input.Stores.Count} stores, {input.Staff.Count} people and {input.Orders.Count} orders, on a virtual clock.");
        var result = await ReplayProgressView.RunAsync(
            console, input.Start, DemoMonth.Until, progress => session.RunAsync(DemoMonth.Until, redelivery: null, progress, cancellationToken));
        ScoreTables.Write(console, result.Scores);
        ReplaySummary.Write(output, result);

        session.GoLive();
        var key = await DevelopmentKey.GetAsync(session.Application.Services.GetRequiredService<ApiKeyStore>(), storage.Folder!, cancellationToken);
        var example = result.Scores is [var first, ..] ? $"api/scores/{first.Store}/{first.Month:uuuu-MM}" : "api/health";
        new StartPage(session.Application, storage.Description, "console", key, example).Write(output);
        await Serving.UntilStoppedAsync(session.Application, output, cancellationToken);
        return ExitCode.Ok;
    }
}
