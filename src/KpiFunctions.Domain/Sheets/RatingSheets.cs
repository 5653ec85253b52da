namespace KpiFunctions.Domain.Sheets;

/// <summary>The sheets in force in a month, of those that its schemes name.</summary>
public sealed class RatingSheets
{
    private readonly Dictionary<SheetId, RatingSheet> _byId;

    private RatingSheets(Dictionary<SheetId, RatingSheet> byId) => _byId = byId;

    public static RatingSheets None { get; } = new([]);

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<RatingSheet> All => [.. _byId.Values.OrderBy(s => s.Id.Value, StringComparer.Ordinal)];

    /// <param name="sheets">One of each id.</param>
    public static RatingSheets Of(IEnumerable<RatingSheet> sheets) => new(sheets.ToDictionary(s => s.Id));

    /// <summary>The sheet whose topic this is; <see langword="null"/> for a topic of no sheet.</summary>
    public RatingSheet? Find(string topic) => SheetId.OfTopic(topic) is { } id ? _byId.GetValueOrDefault(id) : null;
}
