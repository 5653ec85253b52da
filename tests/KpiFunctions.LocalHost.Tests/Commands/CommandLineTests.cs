using KpiFunctions.LocalHost.Commands;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly StringWriter _errors = new();

    public void Dispose() => _errors.Dispose();

    [Fact]
    public async Task A_missing_file_ends_with_1_and_its_path()
    {
        Assert.Equal(1, await RunAsync("replay", "--stores", "/nowhere/s.csv", "--work-orders", "/nowhere/w.csv", "--replies", "/nowhere/r.csv"));

        Assert.Contains("/nowhere/s.csv", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stores", "replay", "--work-orders", "w.csv", "--replies", "r.csv")]
    [InlineData("--until 2018-01-06", "replay", "--stores", "s.csv", "--work-orders", "w.csv", "--replies", "r.csv", "--until", "Friday")]
    [InlineData("'x' is no port", "--port", "x")]
    [InlineData("'70000' is no port", "demo", "--port", "70000")]
    [InlineData("serve", "serve")]
    public async Task A_wrong_command_line_ends_with_1_and_says_what_is_wrong(string message, params string[] arguments)
    {
        Assert.Equal(1, await RunAsync(arguments));

        Assert.Contains(message, _errors.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(arguments, AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) }), _errors);
}
