using System.CommandLine;
using Azure;
using KpiFunctions.LocalHost.Storage;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>The commands of the local host, and how their failures are told: one message that says what to do, and an exit code.</summary>
internal static class CommandLine
{
    // Longer than any function should take; the same patience as the Functions host's.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] arguments, IAnsiConsole console, TextWriter errors)
    {
        var root = Create(console);
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopPatience,
                Error = errors,
            };
            return await root.Parse(arguments).InvokeAsync(configuration);
        }
        catch (BadInputException problem)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitCode.BadInput;
        }
        catch (Exception problem) when (problem is EnvironmentException or AzuriteException)
        {
            await errors.WriteLineAsync(problem.Message);
            return ExitCode.Environment;
        }
        catch (RequestFailedException problem)
        {
            await errors.WriteLineAsync($"The storage failed: {problem.Message}");
            return ExitCode.Environment;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("Stopped.");
            return ExitCode.Environment;
        }
    }

    /// <summary>All commands with their options.</summary>
    internal static RootCommand Create(IAnsiConsole console)
    {
        var root = new RootCommand("Runs KpiFunctions on this machine: without a command it serves the app until Ctrl+C.");
        ServeCommand.AddTo(root, console.Profile.Out.Writer);
        root.Add(DemoCommand.Create(console));
        root.Add(ReplayCommand.Create(console));
        root.Add(ParseRepliesCommand.Create());
        root.Add(VerifyCommand.Create(console.Profile.Out.Writer));
        return root;
    }
}
