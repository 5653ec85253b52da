using KpiFunctions.Domain;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KpiFunctions.Foundation.Audit;

/// <summary>Begins the entries of requests, and tells of what is done by itself.</summary>
public sealed partial class AuditLog(AuditStore store, TimeProvider time, ILogger<AuditLog> logger)
{
    private const string StoreInRoute = "store";

    internal Instant Now => time.Now();

    /// <summary>Keeps entries that are complete, such as those of <see cref="AuditEntry.OfClock"/>.</summary>
    public Task AddAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken) => store.AddAsync(entries, cancellationToken);

    /// <summary>Begins to tell of a request; nothing is kept yet.</summary>
    internal AuditScope Begin(HttpRequest request, AuditActor actor) => new(this, EntryOf(request, actor));

    /// <summary>An entry about a request that is yet to get its stage.</summary>
    internal AuditEntry EntryOf(HttpRequest request, AuditActor actor)
    {
        var route = request.RouteValues.ToDictionary(r => r.Key, r => r.Value?.ToString() ?? string.Empty);
        return new AuditEntry
        {
            At = Now,
            Request = Guid.NewGuid().ToString("N"),
            Stage = AuditStage.Asked,
            Actor = actor,
            Function = InvokedFunction.NameOf(request),
            Route = route,
            Store = StoreId.TryParse(route.GetValueOrDefault(StoreInRoute), out var id) ? id : null,
        };
    }

    /// <summary>Keeps entries unless the storage does not answer, of which somebody else tells.</summary>
    internal async Task TryAddAsync(IReadOnlyCollection<AuditEntry> entries, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(entries, cancellationToken);
        }
        catch (Exception e) when (StorageOutage.Is(e))
        {
            NotKept(e, entries.First().Function);
        }
    }

    [LoggerMessage(EventId = 1701, Level = LogLevel.Warning, Message = "{Function} failed, and so did the entry in the audit log that tells of it")]
    private partial void NotKept(Exception exception, string function);
}
