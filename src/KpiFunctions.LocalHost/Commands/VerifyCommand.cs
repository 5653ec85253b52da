using System.Collections;
using System.CommandLine;
using KpiFunctions.Features.Verification;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Checks a closed month from the file that was exported of it, without the app and its storage.</summary>
internal static class VerifyCommand
{
    private const string OfEnvironment = "Ledger__Keys__";

    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("file") { Description = "What GET /api/exports/{store}/{month}?format=audit answered." };
        var key = new Option<string[]>("--key")
        {
            Description = $"A key of the ledger as ID=SECRET; may be given more than once. Those in the variables {OfEnvironment}ID are taken too. Without any, signatures are passed over.",
        };
        key.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1) is not null)
            {
                result.AddError("Write a key as ID=SECRET.");
            }
        });
        var command = new Command("verify", "Computes a closed month anew from its export and names the first thing that is not as it was closed.") { file, key };
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(file)!, arguments.GetValue(key) ?? [], output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string[] given, TextWriter output, CancellationToken cancellationToken)
    {
        var keys = new LedgerKeys(string.Empty, Keys(given));
        var proof = await ReadAsync(file, cancellationToken);
        var verification = ProofCheck.Check(proof, keys)
            ?? throw new BadInputException($"{file} is of {proof.Month}, which has never been closed: there is nothing to verify.");
        var signatures = keys.Any ? "signatures checked" : "signatures not checked, because no key was given";
        if (verification.Difference is not { } difference)
        {
            await output.WriteLineAsync($"same: {proof.Month}, versions {string.Join(", ", verification.Versions)}, {verification.Entries} entries of the ledger; {signatures}");
            return ExitCode.Ok;
        }

        await output.WriteLineAsync($"different: {proof.Month}: {difference.Message}");
        await output.WriteLineAsync($"  table {difference.Table}, row {difference.Row}, column {difference.Column ?? "-"}; recorded {difference.Recorded ?? "-"}, recomputed {difference.Recomputed ?? "-"}; {signatures}");
        return ExitCode.BadInput;
    }

    private static Dictionary<string, string> Keys(string[] given)
    {
        var keys = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(v => v.Key is string name && name.StartsWith(OfEnvironment, StringComparison.Ordinal) && v.Value is string { Length: > 0 })
            .ToDictionary(v => ((string)v.Key)[OfEnvironment.Length..], v => (string)v.Value!, StringComparer.Ordinal);
        foreach (var parts in given.Select(g => g.Split('=', 2)))
        {
            keys[parts[0]] = parts[1];
        }

        return keys;
    }

    private static async Task<MonthProof> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return MonthProofJson.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{file} cannot be verified: {e.Message}", e);
        }
    }
}
