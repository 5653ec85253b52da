using KpiFunctions.Domain.Stores;
using NodaTime;

namespace KpiFunctions.Domain.Appeals;

/// <summary>
/// Somebody does not accept a part of a closed result. Source: 004, a channel for appeals, re-examination of process and data, correction; 002, review.
/// </summary>
public sealed record Appeal
{
    public required AppealId Id { get; init; }

    public required StoreMonth Month { get; init; }

    /// <summary>The closed version that is appealed against.</summary>
    public required int Version { get; init; }

    /// <summary>The one who is measured.</summary>
    public required StaffId StaffId { get; init; }

    public required AppealSubject Subject { get; init; }

    public required string Reason { get; init; }

    public required Person FiledBy { get; init; }

    public required Instant FiledAt { get; init; }

    public AppealState State { get; init; }

    /// <summary><see langword="null"/> while the appeal waits.</summary>
    public AppealDecision? Decision { get; init; }

    /// <summary>The version that holds the corrections, once it is closed.</summary>
    public int? ResultVersion { get; init; }

    /// <summary>Why somebody may not decide, or <see langword="null"/> when they may. Source: 003, the person measured must not be the judge.</summary>
    public string? ObstacleFor(Person decider) =>
        decider.Is(new StorePerson(Month.StoreId, StaffId)) ? "The one who is measured cannot decide an appeal about the own score."
        : decider.IsSame(FiledBy) ? "Whoever filed an appeal cannot decide it."
        : null;

    /// <summary>Whether this decision can be taken: the appeal waits, or was decided in the same words before.</summary>
    public bool Takes(AppealDecision decision) => State == AppealState.Filed || Decision!.SaysTheSameAs(decision);

    /// <summary>The appeal with its decision; one that was decided before stays as it is.</summary>
    /// <exception cref="InvalidOperationException">It was decided otherwise.</exception>
    public Appeal Decide(AppealDecision decision) =>
        !Takes(decision) ? throw new InvalidOperationException($"Appeal {Id} has been decided otherwise.")
        : State != AppealState.Filed ? this
        : this with { State = decision.IsUpheld ? AppealState.Upheld : AppealState.Rejected, Decision = decision };

    /// <summary>The appeal once its corrections are closed into a version.</summary>
    /// <exception cref="InvalidOperationException">It was not upheld.</exception>
    public Appeal Apply(int version) => State switch
    {
        AppealState.Upheld => this with { State = AppealState.Applied, ResultVersion = version },
        AppealState.Applied when ResultVersion == version => this,
        _ => throw new InvalidOperationException($"Appeal {Id} is {State}; only an upheld one changes a month."),
    };
}
