using System.CommandLine;
using System.Text.RegularExpressions;
using KpiFunctions.LocalHost.Commands;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Tests.Documentation;

/// <summary>Commands of the local host that texts name, and those that it has.</summary>
internal static partial class NamedCommands
{
    private static readonly RootCommand Root = CommandLine.Create(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }));

    /// <summary>Commands and options within lines and spans of code that the local host does not have.</summary>
    internal static IEnumerable<string> Unknown(IEnumerable<string> code) => code.SelectMany(Problems);

    private static IEnumerable<string> Problems(string code)
    {
        var words = code.Split([' ', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        var start = Array.IndexOf(words, "--") + 1;
        var isCall = start > 0 && (code.Contains("KpiFunctions.LocalHost", StringComparison.Ordinal) || words[0] == "…");
        if (!isCall && !(words is [var first, ..] && Root.Subcommands.Any(c => c.Name == first)))
        {
            return [];
        }

        var arguments = words[(isCall ? start : 0)..];
        return arguments is [var name, ..] && name[0] != '-'
            ? Root.Subcommands.FirstOrDefault(c => c.Name == name) is { } command ? UnknownOptions(command, arguments) : [name]
            : UnknownOptions(Root, arguments);
    }

    private static IEnumerable<string> UnknownOptions(Command command, IEnumerable<string> arguments) => arguments
        .Where(a => Option().IsMatch(a) && a != "--help" && command.Options.All(o => o.Name != a))
        .Select(a => $"{command.Name} {a}");

    [GeneratedRegex("^--[a-z]")]
    private static partial Regex Option();
}
