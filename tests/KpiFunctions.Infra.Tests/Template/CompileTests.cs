namespace KpiFunctions.Infra.Tests.Template;

public sealed class CompileTests
{
    [Fact]
    public async Task The_template_and_its_modules_compile_and_are_linted_without_a_warning()
    {
        var (_, _, built) = await BicepCompiler.RunAsync("build", Source.File("infra/main.bicep"), "--stdout");
        var (exitCode, output, linted) = await BicepCompiler.RunAsync("lint", Source.File("infra/main.bicep"));

        Assert.Equal((0, string.Empty, string.Empty, string.Empty), (exitCode, built, output.Trim(), linted.Trim()));
    }

    [Theory]
    [InlineData("param unused string", "no-unused-params")]
    [InlineData("output address string = 'https://management.azure.com'", "no-hardcoded-env-urls")]
    [InlineData("resource broken 'Microsoft.Storage/storageAccounts@2024-01-01' = {}", "BCP035")]
    public async Task A_mistake_in_the_template_is_found(string mistake, string rule)
    {
        var copy = Directory.CreateTempSubdirectory("infra");
        try
        {
            File.Copy(Source.File("infra/bicepconfig.json"), Path.Combine(copy.FullName, "bicepconfig.json"));
            var file = Path.Combine(copy.FullName, "main.bicep");
            await File.WriteAllTextAsync(file, $"{mistake}\n");

            var (exitCode, _, problems) = await BicepCompiler.RunAsync("lint", file);

            Assert.Contains(rule, problems, StringComparison.Ordinal);
            Assert.NotEqual(0, exitCode);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
