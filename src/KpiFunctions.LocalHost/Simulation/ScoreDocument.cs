using System.Text.Json;
using System.Text.Json.Serialization;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>What a score table shows of a month's scores.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Month">The month, yyyy-MM.</param>
/// <param name="State">Provisional or closed.</param>
/// <param name="Scores">Every member of staff, by rank.</param>
internal sealed record ScoreDocument(string StoreId, string Month, string State, IReadOnlyList<ScoreDocument.Score> Scores)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [JsonIgnore]
    public bool IsClosed => State == "closed";

    public static ScoreDocument Parse(byte[] body) => JsonSerializer.Deserialize<ScoreDocument>(body, Web)!;

    /// <summary>One person's result; no total when nothing could be measured.</summary>
    internal sealed record Score(
        string StaffId, string SchemeId, decimal? Total, string? Grade, Ranks? Rank, IReadOnlyList<Line> Lines, IReadOnlyList<Adjusted>? Adjustments = null);

    /// <summary>Rank within the store, and among how many.</summary>
    internal sealed record Ranks(int? Store, int? Of);

    /// <summary>Points of one item; no value when it could not be measured.</summary>
    /// <param name="EffectiveWeight">The most points that the item could give.</param>
    internal sealed record Line(string Item, decimal? Value, decimal EffectiveWeight, decimal? Points);

    /// <summary>Points that an adjustment added or took.</summary>
    internal sealed record Adjusted(string Adjustment, decimal Points);
}
