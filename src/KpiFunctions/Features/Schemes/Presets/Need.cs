using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes.Presets;

/// <summary>One kind of records that a scheme rests on.</summary>
/// <param name="Record">What is recorded: orders, answers, complaints, calls, customerFact, figure, mark, sheet, team, person.</param>
/// <param name="What">What it is, in Chinese and English.</param>
/// <param name="From">Where a house gets it, in Chinese and English.</param>
internal sealed record Need(string Record, LocalizedText What, LocalizedText From)
{
    internal const string Orders = "orders";
    internal const string Answers = "answers";
    internal const string Complaints = "complaints";
    internal const string Calls = "calls";
    internal const string CustomerFact = "customerFact";
    internal const string Figure = "figure";
    internal const string Mark = "mark";
    internal const string Sheet = "sheet";
    internal const string Team = "team";
    internal const string Person = "person";

    /// <summary>Metric of a figure, topic of a mark, id of a rating sheet, kind of a customer fact.</summary>
    internal string? Name { get; init; }

    /// <summary>How it comes in; <see langword="null"/> for what comes in by itself.</summary>
    internal string? Endpoint { get; init; }

    /// <summary>Whose orders or complaints, as schemes write <c>measures</c>.</summary>
    internal string? Measures { get; init; }

    /// <summary>Columns of the import, members of the body, or items of the sheet, that are looked at.</summary>
    internal IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What of the scheme rests on it: items, adjustments, awards, pay.</summary>
    internal IReadOnlyList<string> UsedBy { get; init; } = [];
}
