using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain;
using KpiFunctions.Foundation.Storage;

namespace KpiFunctions.Foundation.Audit;

/// <summary>An entry as a row of its month.</summary>
internal static class AuditRow
{
    private const string Before = "Before";
    private const string After = "After";

    internal static TableEntity From(AuditEntry entry)
    {
        var row = new TableEntity(AuditKeys.Partition(entry.At), AuditKeys.Row(entry))
        {
            ["Request"] = entry.Request,
            ["Step"] = entry.Step,
            ["Stage"] = entry.Stage.ToString(),
            ["Function"] = entry.Function,
            ["Route"] = JsonSerializer.Serialize(entry.Route),
            ["ActorKind"] = entry.Actor.Kind.ToString(),
        };
        row.SetInstant("At", entry.At);
        row.SetText("Store", entry.Store?.Value);
        row.SetText("KeyId", entry.Actor.KeyId);
        row.SetText("KeyName", entry.Actor.Name);
        row.SetText("Role", entry.Actor.Role);
        row.SetText("Person", entry.Actor.Person);
        row.SetText("Address", entry.Actor.Address);
        row.SetText("Counts", entry.Counts);
        SetLong(row, Before, entry.Before);
        SetLong(row, After, entry.After);
        if (entry.Status is { } status)
        {
            row["Status"] = status;
        }

        if (entry.LeftOut > 0)
        {
            row["LeftOut"] = entry.LeftOut;
        }

        return row;
    }

    internal static AuditEntry Read(TableEntity row) => new()
    {
        At = row.GetInstant("At")!.Value,
        Request = row.GetRequired("Request"),
        Step = row.GetInt32("Step")!.Value,
        Stage = row.GetEnum<AuditStage>("Stage"),
        Actor = new AuditActor(
            row.GetEnum<AuditActorKind>("ActorKind"),
            row.GetString("KeyId"),
            row.GetString("KeyName"),
            row.GetString("Role"),
            row.GetString("Person"),
            row.GetString("Address")),
        Function = row.GetRequired("Function"),
        Route = JsonSerializer.Deserialize<Dictionary<string, string>>(row.GetRequired("Route"))!,
        Store = row.GetId("Store", StoreId.Parse),
        Status = row.GetInt32("Status"),
        Before = GetLong(row, Before),
        After = GetLong(row, After),
        Counts = row.GetString("Counts"),
        LeftOut = row.GetInt32("LeftOut") ?? 0,
    };

    private static void SetLong(TableEntity row, string column, string? text)
    {
        if (text is not null)
        {
            row.SetLongText(column, text);
        }
    }

    private static string? GetLong(TableEntity row, string column) => row.GetLongText(column) is { Length: > 0 } text ? text : null;
}
