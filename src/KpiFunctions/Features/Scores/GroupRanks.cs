using KpiFunctions.Domain;
using KpiFunctions.Domain.Scoring;

namespace KpiFunctions.Features.Scores;

/// <summary>The places of a month across stores, as far as stores have closed it.</summary>
/// <param name="Closed">Stores that have closed the month, also those without a result.</param>
/// <param name="Places">In no particular order.</param>
public sealed record GroupRanks(IReadOnlySet<StoreId> Closed, IReadOnlyList<GroupPlace> Places);

/// <summary>Someone's place within their role across a group.</summary>
/// <param name="Group">The group; <see langword="null"/> for the stores without one.</param>
/// <param name="Entry">Who, and with which total.</param>
/// <param name="Rank">The place, and how many are ranked.</param>
public sealed record GroupPlace(string? Group, GroupEntry Entry, ScoreRank Rank);
