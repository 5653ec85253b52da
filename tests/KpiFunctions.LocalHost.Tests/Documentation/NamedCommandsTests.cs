using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.LocalHost.Tests.Documentation;

/// <summary>Commands and options of the local host that a text names exist.</summary>
public sealed class NamedCommandsTests
{
    public static TheoryData<string> Files => [.. Repository.MarkdownFiles];

    [Theory]
    [MemberData(nameof(Files))]
    public void Commands_and_options_that_are_named_exist(string path) => Assert.Empty(NamedCommands.Unknown(MarkdownText.Of(path).Code));

    [Theory]
    [InlineData("`dotnet run --project src/KpiFunctions.LocalHost -- simulate`", "simulate")]
    [InlineData("```\ndotnet run --project src/KpiFunctions.LocalHost -- demo --fast\n```", "demo --fast")]
    [InlineData("`replay --redeliver --sed 1`", "replay --sed")]
    [InlineData("`… -- parse-replies [--question N]`", "parse-replies --question")]
    public void What_the_local_host_has_not_is_found(string markdown, string unknown) => Assert.Equal([unknown], NamedCommands.Unknown(new MarkdownText(markdown).Code));

    [Theory]
    [InlineData("`dotnet run --project src/KpiFunctions.LocalHost`, `replay --help`, `parse-replies`, `… -- replay --stores S [--until DATE]`")]
    [InlineData("```\ndotnet run --project src/KpiFunctions.LocalHost -- demo --port 7072\naz storage table list --auth-mode login\n```")]
    public void What_it_has_and_what_is_no_command_of_it_is_left_alone(string markdown) => Assert.Empty(NamedCommands.Unknown(new MarkdownText(markdown).Code));
}
