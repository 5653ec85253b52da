using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>One kind of records that a scheme rests on.</summary>
/// <param name="Record">What is recorded: orders, answers, complaints, calls, table, customerFact, figure, mark, sheet, team, person, setting.</param>
/// <param name="What">What it is, in Chinese and English.</param>
/// <param name="From">Where a house gets it, in Chinese and English.</param>
internal sealed record Need(string Record, LocalizedText What, LocalizedText From)
{
    internal const string Orders = "orders";
    internal const string Table = "table";
    internal const string Answers = "answers";
    internal const string Complaints = "complaints";
    internal const string Calls = "calls";
    internal const string CustomerFact = "customerFact";
    internal const string Figure = "figure";
    internal const string Mark = "mark";
    internal const string Sheet = "sheet";
    internal const string Team = "team";
    internal const string Person = "person";
    internal const string Setting = "setting";

    /// <summary>Metric of a figure, topic of a mark, id of a rating sheet, kind of a customer fact, word of a store's table, setting of a store.</summary>
    internal string? Name { get; init; }

    /// <summary>How it comes in; <see langword="null"/> for what comes in by itself.</summary>
    internal string? Endpoint { get; init; }

    /// <summary>Whose orders or complaints, as schemes write <c>measures</c>.</summary>
    internal string? Measures { get; init; }

    /// <summary>Columns of the import, members of the body, or items of the sheet, that are looked at.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Column of orders that a table stands in for, in those that do not say it.</summary>
    internal string? InsteadOf { get; init; }

    /// <summary>Columns that orders have then, by which the table finds it.</summary>
    internal IReadOnlyList<string> OrderColumns { get; init; } = [];

    /// <summary>What of the scheme rests on it: items, adjustments, awards, pay.</summary>
    internal IReadOnlyList<string> UsedBy { get; init; } = [];
}
