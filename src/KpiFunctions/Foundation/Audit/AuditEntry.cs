using System.Collections.ObjectModel;
using KpiFunctions.Domain;
using NodaTime;

namespace KpiFunctions.Foundation.Audit;

/// <summary>Who changed what, or tried to. It holds no number and no word of a customer, and nothing secret.</summary>
public sealed record AuditEntry
{
    /// <summary>When, to the millisecond.</summary>
    public required Instant At
    {
        get;
        init => field = Instant.FromUnixTimeMilliseconds(value.ToUnixTimeMilliseconds());
    }

    /// <summary>The request that it is about; a request has several entries. Of the clock, what it did: the same thing twice has the same.</summary>
    public required string Request { get; init; }

    /// <summary>Place among the entries of the request, from 0.</summary>
    public int Step { get; init; }

    public required AuditStage Stage { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>The function that did it.</summary>
    public required string Function { get; init; }

    /// <summary>What the address named, such as the store, the month or an id.</summary>
    public IReadOnlyDictionary<string, string> Route { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The store that it was about; <see langword="null"/> for what belongs to none.</summary>
    public StoreId? Store { get; init; }

    /// <summary>HTTP status of the answer; <see langword="null"/> when there was none.</summary>
    public int? Status { get; init; }

    /// <summary>What was there, as JSON; <see langword="null"/> for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What is to be there, as JSON; <see langword="null"/> for nothing.</summary>
    public string? After { get; init; }

    /// <summary>How many records it touched, as JSON.</summary>
    public string? Counts { get; init; }

    /// <summary>Wrong keys since the entry before of which there is none, because there were too many.</summary>
    public int LeftOut { get; init; }

    /// <summary>The same of somebody who may not name a store or anything else: who has no key could put anything there.</summary>
    internal AuditEntry WithoutPlace() => this with { Store = null, Route = ReadOnlyDictionary<string, string>.Empty };

    /// <summary>What is done by itself. Told again, it is one entry, as long as the time and the words are the same.</summary>
    /// <param name="what">Names it among all that is done at that time.</param>
    public static AuditEntry OfClock(Instant at, StoreId? store, string function, string what) => new()
    {
        At = at,
        Request = $"clock-{what}",
        Stage = AuditStage.Done,
        Actor = AuditActor.Clock,
        Function = function,
        Store = store,
    };
}
