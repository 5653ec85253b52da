using System.Text;
using KpiFunctions.Features.Verification;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.LocalHost.Commands;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Spectre.Console;

namespace KpiFunctions.Tests.Features.Verification;

/// <summary>The export for auditors and its check without the app say what the endpoint says.</summary>
public sealed class ExportTests(AzuriteFixture azurite) : ProofTest(azurite), IDisposable
{
    private const string Key = "tests=a key of the tests' ledger, 32 characters or more";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task The_export_verifies_without_the_app_with_and_without_the_key()
    {
        await PlayAsync();
        Assert.Null(await VerifyAsync());
        await ExportAsync();

        var (exitCode, output) = await RunAsync("verify", _file, "--key", Key);
        Assert.Equal((0, "same: S1 2026-09, versions 1, 2, 3; 5 entries; signatures checked"), (exitCode, output.Trim().Replace(", 5 entries of the ledger", "; 5 entries", StringComparison.Ordinal)));

        (exitCode, output) = await RunAsync("verify", _file);
        Assert.Equal(0, exitCode);
        Assert.Contains("signatures not checked, because no key was given", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_has_no_number_and_no_words_of_customers()
    {
        await PlayAsync();
        var text = await ExportAsync();

        Assert.DoesNotContain("13800000001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("quick and friendly", text, StringComparison.Ordinal);
    }

    /// <summary>One cell of each table, and of each kind of row of facts; with the key both must name the same.</summary>
    [Fact]
    public async Task A_changed_cell_is_named_alike_by_the_endpoint_and_by_the_check_of_the_file()
    {
        var proof = await PlayAsync();
        var cells = proof.Rows.Where(r => !ProofScope.IsOutside(r, column: null)).DistinctBy(r => (r.Table, string.Join(' ', r.Cells.Keys))).ToList();
        Assert.Equal(["Appeals", "Bases", "ClosedFacts", "Ledger", "Schemes", "Scores", "StoreTables", "WorkOrders"], cells.Select(c => c.Table).Distinct().Order());
        foreach (var row in cells)
        {
            var column = row.Cells.Keys.First(c => !ProofScope.IsOutside(row, c));
            var touched = With(proof, row, Changed(row, column));
            var online = ProofCheck.Check(touched, Get<LedgerKeys>())!.Difference!;
            await File.WriteAllBytesAsync(_file, MonthProofJson.Write(touched));

            var (exitCode, output) = await RunAsync("verify", _file, "--key", Key);

            Assert.Equal(1, exitCode);
            Assert.Contains(online.Message, output, StringComparison.Ordinal);
            Assert.Contains($"table {online.Table}, row {online.Row}, column {online.Column ?? "-"}", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cell_changed_in_the_storage_is_named_by_both()
    {
        var proof = await PlayAsync();
        var row = proof.Rows.First(r => r.Table == "Scores" && r.Cells.ContainsKey("StaffId"));
        await Get<Tables>().Scores.UpsertEntityAsync(Set(row, "StaffId", "Z").ToEntity());
        var online = (await VerifyAsync())!;
        await ExportAsync();

        var (exitCode, output) = await RunAsync("verify", _file, "--key", Key);

        Assert.Equal((1, "StaffId"), (exitCode, online.Column));
        Assert.Contains(online.Message, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_the_wrong_key_is_told_that_the_signature_is_not_its()
    {
        await PlayAsync();
        await ExportAsync();

        var (exitCode, output) = await RunAsync("verify", _file, "--key", "other=another key of 32 characters or more");

        Assert.Equal(1, exitCode);
        Assert.Contains("signed with key 'tests', which is not at hand", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", 400, "Ask for ?format=audit")]
    [InlineData("", 400, "Ask for ?format=audit")]
    [InlineData("audit", 404, "has not been closed")]
    public async Task Another_format_or_an_open_month_is_refused_in_words(string format, int status, string words)
    {
        var answer = await AskAsync(format);

        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("""{"format":"kpifunctions-audit/1","storeId":"S1","month":"2026-09","rows":[{}],"copies":[],"questions":{}}""")]
    public async Task A_file_that_is_no_export_ends_with_1_and_says_where_there_is_one(string content)
    {
        await File.WriteAllTextAsync(_file, content);

        var (exitCode, output) = await RunAsync("verify", _file);

        Assert.Equal(1, exitCode);
        Assert.Contains("GET /api/exports/{store}/{month}?format=audit", output, StringComparison.Ordinal);
    }

    private async Task<string> ExportAsync()
    {
        var answer = await AskAsync("audit");
        Assert.Equal(200, answer.Status);
        await File.WriteAllTextAsync(_file, answer.Body);
        return answer.Body;
    }

    private async Task<ApiAnswer> AskAsync(string format)
    {
        var context = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        context.Request.Headers[ApiGate.KeyHeader] = await Get<ApiKeyStore>().CreateAsync(Supervisor, CancellationToken.None);
        context.Request.QueryString = new QueryString($"?format={format}");
        using var body = new MemoryStream();
        context.Response.Body = body;
        var result = await new ExportMonthEndpoint(Get<ApiGate>(), Get<MonthExport>()).Run(context.Request, "S1", "2026-09", CancellationToken.None);
        await result.ExecuteAsync(context);
        return new ApiAnswer(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return (await CommandLine.RunAsync(arguments, console, output), output.ToString());
    }
}
