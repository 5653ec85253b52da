using KpiFunctions.Infra.Tests.Code;
using KpiFunctions.Infra.Tests.Template;

namespace KpiFunctions.Infra.Tests;

/// <summary>What the template sets is what the code reads.</summary>
[Collection(nameof(CompiledTemplate))]
public sealed class SettingsTests(CompiledTemplate template)
{
    /// <summary>Settings that the code reads and the template does not set, with the reason.</summary>
    private static readonly Dictionary<string, string> NotOfTheTemplate = new()
    {
        ["Storage"] = "a connection string, for a developer's machine",
        ["Ledger__Keys"] = "secrets by their ids; the template sets the first, the parameter vaultSettings takes further ones",
        ["Sms__Acs__ConnectionString"] = "a key, for a developer's machine",
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production when it is not set",
        ["OTEL_"] = "of the OpenTelemetry specification, for another collector",
        ["Replies__VocabularyFiles"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__AcceptedResults"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__AcceptedStatuses"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__Headers"] = "a list that is empty by default; the parameters settings and vaultSettings take it",
        ["Sms__Http__MisconfiguredResults"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__OptedOutResults"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__ReasonPath"] = "none by default; the parameter settings takes it",
        ["Sms__Http__RefusedResults"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__RefusedStatuses"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__ResultPath"] = "none by default; the parameter settings takes it",
        ["Sms__Http__Secret"] = "a secret of some providers; the parameter vaultSettings takes it",
        ["Sms__Http__Templates"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__ThrottledResults"] = "a list that is empty by default; the parameter settings takes it",
        ["Sms__Http__User"] = "none by default; the parameters settings and vaultSettings take it",
        ["Webhooks__Providers"] = "a list that is empty by default; the parameters settings and vaultSettings take it",
        ["Webhooks__PublicUrl"] = "needed by some providers; the parameter settings takes it",
    };

    /// <summary>Settings that the template sets and the code does not read, with the reason.</summary>
    private static readonly Dictionary<string, string> NotOfTheCode = new()
    {
        ["AzureWebJobsStorage__accountName"] = "where the Functions host keeps its locks",
        ["AzureWebJobsStorage__clientId"] = "as whom the host does",
        ["AzureWebJobsStorage__credential"] = "as whom the host does",
    };

    [Fact]
    public void Every_setting_that_the_code_reads_is_set_by_the_template_and_every_one_that_is_set_is_read()
    {
        var read = CodeSettings.Read;
        var set = template.Arm.Settings().Keys.ToList();
        Assert.Empty(NotOfTheCode.Keys.Except(set));
        Assert.All(NotOfTheTemplate.Keys, name => Assert.Contains(read, r => r.StartsWith(name, StringComparison.Ordinal)));

        Differences.AssertNone(
            "the code",
            [.. read.Where(r => !NotOfTheTemplate.Keys.Any(name => r == name || (name[^1] == '_' && r.StartsWith(name, StringComparison.Ordinal))))],
            "the template",
            [.. set.Except(NotOfTheCode.Keys)]);
    }

    [Fact]
    public void Every_options_class_is_bound_to_its_section() =>
        Assert.All(
            CodeOption.All.Select(o => o.Name.Split("__")[0]).Distinct(),
            section => Assert.Contains(CodeSettings.Recorded, r => r == section || r.StartsWith($"{section}__", StringComparison.Ordinal)));

    [Fact]
    public void What_the_template_sets_by_default_is_the_default_of_the_code()
    {
        var defaults = CodeOption.All.ToDictionary(o => o.Name, o => o.Default);
        var differing = template.Arm.Settings()
            .Where(s => s.Value is not null && defaults.TryGetValue(s.Key, out var value) && value != s.Value)
            .Select(s => $"{s.Key} is {s.Value} in the template and {defaults[s.Key]} in the code");

        Assert.Empty(differing);
        Assert.Contains(template.Arm.Settings(), s => s.Key == "Surveys__MostAttempts" && s.Value == "3");
    }

    [Fact]
    public void The_sample_names_the_same_queues_and_schedules_as_the_template()
    {
        using var sample = System.Text.Json.JsonDocument.Parse(Source.Read("local.settings.sample.json"));
        var local = sample.RootElement.GetProperty("Values").EnumerateObject().Where(v => CodeSettings.OfTriggers.Contains(v.Name)).Select(v => $"{v.Name} = {v.Value.GetString()}").ToList();
        var set = template.Arm.Settings().Where(s => CodeSettings.OfTriggers.Contains(s.Key)).Select(s => $"{s.Key} = {s.Value}").ToList();

        Differences.AssertNone("local.settings.sample.json", local, "the template", set);
    }
}
