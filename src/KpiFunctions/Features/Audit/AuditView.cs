using System.Text.Json;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Audit;

/// <summary>An entry as the API shows it.</summary>
internal static class AuditView
{
    /// <param name="zone">The zone of the entry's store, whose offset the time gets; UTC without a store.</param>
    internal static object Of(AuditEntry entry, DateTimeZone zone) => new
    {
        At = entry.At.At(zone),
        entry.Request,
        entry.Stage,
        entry.Function,
        entry.Route,
        StoreId = entry.Store?.Value,
        entry.Status,
        Actor = new { entry.Actor.Kind, entry.Actor.KeyId, entry.Actor.Name, entry.Actor.Role, entry.Actor.Person, entry.Actor.Address },
        Before = Json(entry.Before),
        After = Json(entry.After),
        Counts = Json(entry.Counts),
        entry.LeftOut,
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
