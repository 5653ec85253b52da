using System.Text.Json;

namespace KpiFunctions.Infra.Tests.Template;

/// <summary>infra/main.bicep, compiled once for all tests that look at it.</summary>
public sealed class CompiledTemplate : IAsyncLifetime
{
    private JsonDocument? _json;

    internal ArmTemplate Arm => new(_json!.RootElement);

    public async Task InitializeAsync()
    {
        var (exitCode, output, problems) = await BicepCompiler.RunAsync("build", Source.File("infra/main.bicep"), "--stdout");
        Assert.Equal((0, string.Empty), (exitCode, problems));
        _json = JsonDocument.Parse(output);
    }

    public Task DisposeAsync()
    {
        _json?.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>Tests that look at the compiled template.</summary>
[CollectionDefinition(nameof(CompiledTemplate))]
public sealed class CompiledTemplateCollection : ICollectionFixture<CompiledTemplate>;
