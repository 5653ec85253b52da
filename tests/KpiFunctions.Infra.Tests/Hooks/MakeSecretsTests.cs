using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Infra.Tests.Hooks;

/// <summary>The hook that makes the secrets, run by a real shell against a vault that is a folder of files.</summary>
public sealed class MakeSecretsTests : IDisposable
{
    /// <summary>Does with files what the real program does with a vault.</summary>
    private const string Az = """
        #!/bin/sh
        shift 2
        action=$1; shift
        while [ $# -gt 0 ]; do case $1 in --name) name=$2;; --value) value=$2;; esac; shift; done
        case $action in
            list) test -e "$VAULT/open" ;;
            list-deleted) test -e "$VAULT/deleted" && cat "$VAULT/deleted"; exit 0 ;;
            show) test -e "$VAULT/$name" && echo "$name" ;;
            set) printf %s "$value" > "$VAULT/$name" ;;
            *) echo "unexpected: $action" >&2; exit 2 ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vault");

    public MakeSecretsTests()
    {
        Vault("open", "yes");
        var az = Path.Combine(_folder.CreateSubdirectory("bin").FullName, "az");
        File.WriteAllText(az, Az);
        Process.Start("chmod", ["+x", az]).WaitForExit();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Secrets_are_made_once_and_never_changed()
    {
        var (first, shown, _) = await RunAsync();
        var (phone, ledger, admin) = (Vault("phone-key-secret"), Vault("ledger-key-k1"), Vault("admin-key-sha256"));
        var (second, again, _) = await RunAsync();

        Assert.Equal((0, 0), (first, second));
        Assert.True(phone.Length >= 32 && ledger.Length >= 32 && ledger != phone);
        Assert.Equal((phone, ledger, admin), (Vault("phone-key-secret"), Vault("ledger-key-k1"), Vault("admin-key-sha256")));

        // The key that was shown is the one whose hash the app compares with, and it is shown once.
        var key = shown.Trim().Split('\n')[^1].Trim();
        Assert.Equal(admin, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key))));
        Assert.DoesNotContain(key, again, StringComparison.Ordinal);
        Assert.DoesNotContain(phone, shown + again, StringComparison.Ordinal);
        Assert.DoesNotContain(ledger, shown + again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone-key-secret")]
    [InlineData("ledger-key-k1")]
    public async Task A_deleted_secret_that_is_to_stay_is_to_be_brought_back_and_not_made_anew(string secret)
    {
        Vault("deleted", $"{secret}\n");

        var (exitCode, _, problem) = await RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains($"az keyvault secret recover --vault-name kv-test --name {secret}", problem, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, secret)));
    }

    [Fact]
    public async Task Without_the_right_to_the_vault_it_says_which_role_is_missing()
    {
        File.Delete(Path.Combine(_folder.FullName, "open"));

        var (exitCode, _, problem) = await RunAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("Key Vault Secrets Officer", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_does_not_make_the_first_key_because_its_log_would_show_it()
    {
        var (exitCode, shown, problem) = await RunAsync(inWorkflow: true);

        Assert.Equal(1, exitCode);
        Assert.Contains("by hand", problem, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{64}", shown + problem);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "admin-key-sha256")));

        Vault("admin-key-sha256", "made by hand");
        Assert.Equal(0, (await RunAsync(inWorkflow: true)).ExitCode);
    }

    private async Task<(int ExitCode, string Output, string Problem)> RunAsync(bool inWorkflow = false)
    {
        var start = new ProcessStartInfo("sh", [Source.File("infra/hooks/make-secrets.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(_folder.FullName, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["VAULT"] = _folder.FullName;
        start.Environment["AZURE_KEY_VAULT_NAME"] = "kv-test";
        start.Environment["CI"] = inWorkflow ? "true" : "";
        (start.Environment["VAULT_TRIES"], start.Environment["VAULT_WAIT"]) = ("2", "0");
        using var run = Process.Start(start)!;
        var (output, problem) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        return (run.ExitCode, await output, await problem);
    }

    private string Vault(string name) => File.ReadAllText(Path.Combine(_folder.FullName, name));

    private void Vault(string name, string value) => File.WriteAllText(Path.Combine(_folder.FullName, name), value);
}
