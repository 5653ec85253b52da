using KpiFunctions.Domain;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>How far a replay is.</summary>
internal readonly record struct ReplayProgress(Instant Now, int Orders, int Texts, int Answers);

/// <summary>What a replay did.</summary>
internal sealed class ReplayResult
{
    private readonly List<RefusedRow> _refused = [];

    /// <summary>Orders pushed.</summary>
    public int Orders { get; set; }

    /// <summary>Answers delivered.</summary>
    public int Answers { get; set; }

    /// <summary>Texts that left, each survey once.</summary>
    public int Texts { get; set; }

    /// <summary>Texts that left more than once; there should be none.</summary>
    public int RepeatedTexts { get; set; }

    /// <summary>Rows that the app refused, in the order of their files.</summary>
    public IReadOnlyList<RefusedRow> Refused => _refused;

    /// <summary>Runs of functions that ended in a failure for good: timers that threw, messages in a poison queue or left in a queue.</summary>
    public int Failures { get; set; }

    public int Ticks { get; set; }

    /// <summary>Ticks at which nothing came in and no message was worked on.</summary>
    public int IdleTicks { get; set; }

    /// <summary>Real time that the idle ticks took.</summary>
    public TimeSpan IdleTime { get; set; }

    /// <summary>Real time of the whole replay.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Storage transactions by purpose.</summary>
    public IReadOnlyDictionary<string, long> Transactions { get; set; } = new Dictionary<string, long>();

    /// <summary>Every closed month of every store, in the order of the stores' ids.</summary>
    public IReadOnlyList<ClosedScores> Scores { get; set; } = [];

    public void Refuse(ReplayRow row, RejectedRow reason) => _refused.Add(new RefusedRow(row.File, row.Line, reason.Field, reason.Error));
}

/// <summary>A row that the app refused.</summary>
internal sealed record RefusedRow(string File, int Line, string? Field, string Error);

/// <summary>The scores of a closed store-month.</summary>
/// <param name="Store">The store.</param>
/// <param name="Month">The month.</param>
/// <param name="Body">Exactly what the app answers to <c>GET /api/scores/{store}/{month}</c>.</param>
internal sealed record ClosedScores(StoreId Store, YearMonth Month, byte[] Body);
