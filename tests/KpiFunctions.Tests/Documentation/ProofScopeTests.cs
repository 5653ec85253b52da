using KpiFunctions.Records.Ledger;
using KpiFunctions.Testing.Documentation;

namespace KpiFunctions.Tests.Documentation;

/// <summary>The guide for auditors lists what nothing proves, as the code has it.</summary>
public sealed class ProofScopeTests
{
    [Fact]
    public void The_guide_lists_what_is_outside()
    {
        var listed = File.ReadAllLines(Path.Combine(Repository.Root, "docs/operations/verify.md"))
            .SkipWhile(line => line != "| table | rows | columns | why |").Skip(2).TakeWhile(line => line.StartsWith('|'));

        Assert.Equal(ProofScope.Outside.Select(LineOf), listed);
    }

    private static string LineOf(OutsideProof outside) =>
        $"| `{outside.Table}` | {(outside.Rows.Length == 0 ? "all" : $"`{outside.Rows}`")} | {(outside.Columns.Count == 0 ? "all" : string.Join(", ", outside.Columns.Select(c => $"`{c}`")))} | {outside.Why} |";
}
