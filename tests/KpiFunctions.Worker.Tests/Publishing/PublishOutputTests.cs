using System.Reflection.PortableExecutable;
using System.Text.Json;
using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Metadata;

namespace KpiFunctions.Worker.Tests.Publishing;

/// <summary>What the publish command writes is what a function app needs, and nothing that must not leave this machine.</summary>
[Collection(PublishCollection.Name)]
public sealed class PublishOutputTests(PublishedApp published)
{
    private AppFolder Folder => published.Folder;

    [Fact]
    public void The_host_finds_its_settings() =>
        Assert.Equal(File.ReadAllText(Path.Combine(AppFolder.Repository, "src", "KpiFunctions", "host.json")), File.ReadAllText(Folder.File("host.json")));

    [Fact]
    public void The_host_finds_the_worker_and_how_to_start_it()
    {
        var description = Read("worker.config.json").GetProperty("description");

        Assert.Equal("dotnet-isolated", description.GetProperty("language").GetString());
        Assert.Equal("true", description.GetProperty("workerIndexing").GetString());
        Assert.True(File.Exists(Folder.StartCommand().Worker));
    }

    [Fact]
    public void The_host_finds_the_extensions_that_listen_to_the_queues()
    {
        var extensions = Read("extensions.json").GetProperty("extensions").EnumerateArray().ToList();

        Assert.Contains(extensions, extension => extension.GetProperty("name").GetString() == "AzureStorageQueues");
        Assert.All(extensions, extension => Assert.True(File.Exists(Folder.File(extension.GetProperty("hintPath").GetString()!))));
    }

    [Fact]
    public void The_platform_finds_the_triggers_of_every_function() =>
        Assert.Equal(
            FunctionTable.Read().Select(function => function.Name).Order(StringComparer.Ordinal),
            Read("functions.metadata").EnumerateArray().Select(function => function.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_code_is_compiled_ahead_for_a_short_start() =>
        Assert.All(["KpiFunctions.dll", "KpiFunctions.Domain.dll", "Microsoft.Azure.Functions.Worker.Core.dll"], assembly => Assert.True(IsCompiledAhead(assembly), assembly));

    [Theory]
    [InlineData("*.xml")]
    [InlineData("local.settings*.json")]
    [InlineData("development-key")]
    [InlineData("*.cs")]
    public void Nothing_is_deployed_that_only_a_developer_needs(string pattern) =>
        Assert.Empty(Directory.EnumerateFiles(Folder.Path, pattern, SearchOption.AllDirectories));

    private bool IsCompiledAhead(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Folder.File(assembly)));
        return file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }

    private JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Folder.File(name)));
        return document.RootElement.Clone();
    }
}
