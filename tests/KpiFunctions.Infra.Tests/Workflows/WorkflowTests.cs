using System.Text.RegularExpressions;

namespace KpiFunctions.Infra.Tests.Workflows;

/// <summary>What must hold for every workflow, whoever changes it.</summary>
public sealed partial class WorkflowTests
{
    private static readonly List<WorkflowJob> Jobs = [.. Workflow.All.SelectMany(w => w.Jobs)];

    [Fact]
    public void Actions_are_pinned_by_commit_with_their_version_beside_it()
    {
        var lines = Workflow.All.SelectMany(w => w.Text.Split('\n')).Where(l => Uses().IsMatch(l) && !l.Contains("uses: ./", StringComparison.Ordinal)).ToList();

        Assert.Equal(Jobs.SelectMany(j => j.Uses).Count(u => !u.StartsWith("./", StringComparison.Ordinal)), lines.Count);
        Assert.All(lines, l => Assert.Matches(Pinned(), l));
    }

    [Fact]
    public void An_action_is_the_same_commit_everywhere() =>
        Assert.All(
            Jobs.SelectMany(j => j.Uses).Select(u => u.Split('@')).Where(u => u.Length == 2).GroupBy(u => string.Join('/', u[0].Split('/').Take(2))),
            action => Assert.Single(action.Select(u => u[1]).Distinct()));

    [Fact]
    public void Workflows_of_the_repository_that_are_used_are_there() =>
        Assert.All(
            Jobs.SelectMany(j => j.Uses).Where(u => u.StartsWith("./", StringComparison.Ordinal)), u => Assert.True(File.Exists(Source.File(u[2..])), $"{u} is not there."));

    [Fact]
    public void Every_job_says_what_it_may_do_and_how_long_it_may_take()
    {
        Assert.All(Workflow.All, w => Assert.Empty(Workflow.Map(w.Root["permissions"])));
        Assert.All(Jobs, j => Assert.True(j.Permissions.Any(), $"{j.Name} has no permissions."));
        Assert.All(Jobs.Where(j => j.Steps.Count > 0), j => Assert.True(j.Body.ContainsKey("timeout-minutes"), $"{j.Name} has no timeout."));
    }

    [Fact]
    public void Only_these_jobs_may_write_and_only_this() =>
        Assert.Equal(
            [
                "codeql.yml/analyse security-events: write",
                "deploy-to.yml/deploy id-token: write",
                "deploy.yml/production id-token: write",
                "deploy.yml/staging id-token: write",
                "release.yml/build attestations: write",
                "release.yml/build id-token: write",
                "release.yml/deploy id-token: write",
                "release.yml/release contents: write",
            ],
            Jobs.SelectMany(j => j.Permissions.Where(p => p.EndsWith("write", StringComparison.Ordinal)).Select(p => $"{j.Name} {p}")).Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_no_secret_to_lose() => Assert.All(Workflow.All, w => Assert.DoesNotContain("secrets.", w.Text, StringComparison.Ordinal));

    [Fact]
    public void Nothing_that_comes_from_outside_is_put_into_a_script() =>
        Assert.All(Jobs.SelectMany(j => j.Scripts), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));

    [Fact]
    public void A_check_out_leaves_no_key_behind() =>
        Assert.All(
            Jobs.SelectMany(j => j.Steps).Where(s => s.TryGetValue("uses", out var action) && ((string)action).StartsWith("actions/checkout@", StringComparison.Ordinal)),
            s => Assert.Equal("false", Workflow.Map(s["with"])["persist-credentials"]));

    [Fact]
    public void What_is_proposed_is_tested_by_the_script_that_everybody_runs()
    {
        var ci = Workflow.Of("ci.yml");

        Assert.Contains(".ci/run", ci.Jobs.Single().Scripts);
        Assert.Contains("pull_request", Workflow.Map(ci.Root["on"]).Keys);
    }

    [Fact]
    public void A_release_is_tested_published_on_the_real_package_and_deployed_in_this_order()
    {
        var jobs = Workflow.Of("release.yml").Jobs;

        Assert.Equal(
            ["test ", "build test", "release build", "deploy release"], jobs.Select(j => $"{j.Name.Split('/')[1]} {j.Body.GetValueOrDefault("needs")}"));
        Assert.Contains("./.github/workflows/ci.yml", jobs[0].Uses);
        Assert.Contains(jobs[1].Scripts, s => s.StartsWith(".ci/publish ", StringComparison.Ordinal) && s.EndsWith("-p:SmsPackage=package", StringComparison.Ordinal));
        Assert.Contains(jobs[1].Uses, u => u.StartsWith("actions/attest-build-provenance@", StringComparison.Ordinal));
    }

    [Fact]
    public void Production_comes_after_staging_took_an_order_through()
    {
        var jobs = Workflow.Of("deploy.yml").Jobs.Select(j => (Needs: j.Body.GetValueOrDefault("needs"), With: Workflow.Map(j.Body["with"]))).ToList();

        Assert.Equal([("staging", "true"), ("production", "false")], jobs.Select(j => ((string)j.With["environment"], (string)j.With["order"])));
        Assert.Equal("staging", jobs[1].Needs);
    }

    [Fact]
    public void A_deployment_hands_every_variable_to_the_template()
    {
        var asked = Variable().Matches(Source.Read("infra/main.parameters.json")).Select(m => m.Groups[1].Value);
        var given = Workflow.Map(Workflow.Of("deploy-to.yml").Jobs.Single().Body["env"]);

        // azd asks Azure itself who deploys. The other three say where and as whom.
        string[] others = ["AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_SUBSCRIPTION_ID", "TAG"];
        Differences.AssertNone(
            "infra/main.parameters.json", [.. asked.Where(v => v != "AZURE_PRINCIPAL_ID")], "deploy-to.yml", [.. given.Keys.Cast<string>().Except(others)]);
        Assert.All(given.Where(v => v.Key is not "TAG"), v => Assert.Equal($"${{{{ vars.{v.Key} }}}}", v.Value));
    }

    [Fact]
    public void Newer_versions_are_proposed_for_everything_that_is_pinned()
    {
        var updates = ((List<object>)Workflow.Parse(Source.Read(".github/dependabot.yml"))["updates"]).Select(Workflow.Map).ToList();
        var npm = updates.Single(u => (string)u["package-ecosystem"] == "npm");
        var folders = Directory.EnumerateFiles(Source.Root, "package-lock.json", SearchOption.AllDirectories)
            .Where(f => !f.Contains("node_modules", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => "/" + Path.GetRelativePath(Source.Root, Path.GetDirectoryName(f)!));

        Assert.Equal(["dotnet-sdk", "github-actions", "npm", "nuget"], updates.Select(u => (string)u["package-ecosystem"]).Order(StringComparer.Ordinal));
        Differences.AssertNone("the lock files", [.. folders], "dependabot.yml", [.. ((List<object>)npm["directories"]).Cast<string>()]);
    }

    [GeneratedRegex(@"^\s*(- )?uses: ")]
    private static partial Regex Uses();

    [GeneratedRegex(@"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Variable();
}
