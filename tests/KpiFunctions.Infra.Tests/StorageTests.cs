using System.Text.RegularExpressions;
using Azure.Data.Tables;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Infra.Tests.Code;
using KpiFunctions.Infra.Tests.Template;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Infra.Tests;

/// <summary>Tables, queues, containers and roles of the template are those that the code works with.</summary>
[Collection(nameof(CompiledTemplate))]
public sealed partial class StorageTests(CompiledTemplate template)
{
    [Fact]
    public void The_template_makes_the_tables_that_the_code_uses()
    {
        var tables = new Tables(new TableServiceClient("UseDevelopmentStorage=true"), Options.Create(new StorageOptions()));

        Differences.AssertNone("the code", [.. tables.All.Select(t => t.Name)], "the template", [.. template.Arm.List("tables")]);
    }

    [Fact]
    public void The_template_makes_the_queues_that_the_code_uses_with_their_poison_queues()
    {
        var queues = template.Arm.Object("queues");
        Differences.AssertNone("the code", CodeSettings.OfQueues, "the template", [.. queues.Keys]);

        // Both loops over the same list: one makes the queues, one the poison queues.
        var loops = template.Arm.Resources().Where(r => r.Type == "Microsoft.Storage/storageAccounts/queueServices/queues").Select(r => r.Json.GetProperty("name").GetString()!).ToList();
        Assert.Equal(2, loops.Count);
        Assert.Single(loops, name => name.Contains("-poison", StringComparison.Ordinal));
        Assert.Equal(queues.Count, queues.Values.Distinct().Count());
    }

    [Fact]
    public void Event_Grid_delivers_into_queues_that_the_app_reads()
    {
        var parameters = template.Arm.ModuleOf("sms").GetProperty("parameters").EnumerateObject().Select(p => p.Name).Where(p => p.EndsWith("Queue", StringComparison.Ordinal));

        Assert.Equal(["smsReceivedQueue", "smsReportsQueue"], parameters.Order(StringComparer.Ordinal));
        Assert.All(parameters, p => Assert.Contains(p, CodeSettings.OfQueues, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_container_and_every_role_is_listed_with_who_uses_it()
    {
        var readme = Source.Read("infra/README.md").Split('\n');
        Differences.AssertNone(
            "the template",
            [.. template.Arm.Roles().Select(r => $"{r.Name} {r.Role} in {r.Module}")],
            "infra/README.md",
            [.. readme.Select(line => Role().Match(line)).Where(r => r.Success).Select(r => $"{r.Groups["name"].Value} {r.Groups["id"].Value} in {r.Groups["module"].Value}")]);

        var containers = template.Arm.Resources().Where(r => r.Type == "Microsoft.Storage/storageAccounts/blobServices/containers").ToList();
        Differences.AssertNone(
            "the template",
            [.. containers.Select(c => c.Json.GetProperty("name").GetString()!).Select(name =>
                new[] { "app-package", WriteOnceContainer.Name }.FirstOrDefault(literal => name.Contains($"'{literal}'", StringComparison.Ordinal)) ?? template.Arm.Object("names")["undelivered"])],
            "infra/README.md",
            [.. readme.Select(line => Container().Match(line)).Where(r => r.Success).Select(r => r.Groups["name"].Value)]);
        Assert.Equal(3, containers.Count);
    }

    [Fact]
    public void What_is_written_once_cannot_be_changed_or_deleted()
    {
        var policy = Assert.Single(template.Arm.Resources(), r => r.Type == "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies").Json;

        Assert.Contains($"'{WriteOnceContainer.Name}'", policy.GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.Equal(3650, policy.GetProperty("properties").GetProperty("immutabilityPeriodSinceCreationInDays").GetInt32());
        Assert.False(policy.GetProperty("properties").GetProperty("allowProtectedAppendWrites").GetBoolean());
    }

    /// <summary>A role is of use when there is a client of its service in the code, and a client works only with its role.</summary>
    [Fact]
    public void Every_client_of_an_Azure_service_in_the_code_has_its_role()
    {
        var clients = new Dictionary<string, string>
        {
            ["Azure.Data.Tables"] = "storageTableDataContributor",
            ["Azure.Storage.Queues"] = "storageQueueDataContributor",
            ["Azure.Storage.Blobs"] = "storageBlobDataOwner",
            ["Azure.Communication.Sms"] = "communicationAndEmailServiceOwner",
            ["Azure.Monitor.OpenTelemetry.Exporter"] = "monitoringMetricsPublisher",
        };
        var references = typeof(ServiceCollectionExtensions).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(clients.ContainsKey);
        string[] withoutClient = ["keyVaultSecretsUser", "keyVaultSecretsOfficer"]; // The platform reads the references, the deployer writes the secrets.

        Differences.AssertNone(
            "the code",
            [.. references.Select(r => clients[r])],
            "the template",
            [.. template.Arm.Roles().Where(r => r.Module == "access").Select(r => r.Name).Except(withoutClient)]);
    }

    [GeneratedRegex(@"^\| `(?<name>[a-zA-Z]+)` \| `(?<id>[0-9a-f-]{36})` \| `(?<module>[a-z]+)` \| \S")]
    private static partial Regex Role();

    [GeneratedRegex(@"^\| `(?<name>[a-z-]+)` \| container \| \S")]
    private static partial Regex Container();
}
