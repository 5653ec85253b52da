using KpiFunctions.LocalHost.Commands;
using Spectre.Console;

// A file gets the words without colours.
var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
return await CommandLine.RunAsync(args, console, Console.Error);
