using KpiFunctions.Domain.Schemes;
using KpiFunctions.Domain.Schemes.Rules;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Features.Schemes;

/// <summary>The words of the scheme format, the same for reading and writing.</summary>
internal static class SchemeWords
{
    internal const string Zero = "zero";

    internal static IReadOnlyDictionary<string, MissingPolicy> MissingPolicies { get; } = new Dictionary<string, MissingPolicy>
    {
        ["redistribute"] = MissingPolicy.Redistribute,
        ["full"] = MissingPolicy.Full,
        [Zero] = MissingPolicy.Zero,
    };

    internal static IReadOnlyDictionary<string, Measures> Measures { get; } = new Dictionary<string, Measures>
    {
        ["own"] = Domain.Schemes.Measures.Own,
        ["advisor"] = new(Measured.Person, OrderPart.Advisor),
        ["inspector"] = new(Measured.Person, OrderPart.Inspector),
        ["clerk"] = new(Measured.Person, OrderPart.Clerk),
        ["team"] = new(Measured.Team, OrderPart.Technician),
        ["team.advisor"] = new(Measured.Team, OrderPart.Advisor),
        ["team.inspector"] = new(Measured.Team, OrderPart.Inspector),
        ["team.clerk"] = new(Measured.Team, OrderPart.Clerk),
        ["store"] = new(Measured.Store, OrderPart.Technician),
    };

    internal static IReadOnlyDictionary<string, AwardPeriod> AwardPeriods { get; } = new Dictionary<string, AwardPeriod>
    {
        ["month"] = AwardPeriod.Month,
        ["quarter"] = AwardPeriod.Quarter,
        ["halfYear"] = AwardPeriod.HalfYear,
        ["year"] = AwardPeriod.Year,
    };

    internal static IReadOnlyDictionary<string, BoundKind> Bounds { get; } = new Dictionary<string, BoundKind>
    {
        ["atLeast"] = BoundKind.AtLeast,
        ["above"] = BoundKind.Above,
        ["atMost"] = BoundKind.AtMost,
        ["below"] = BoundKind.Below,
        ["top"] = BoundKind.Top,
    };

    internal static string Of<T>(IReadOnlyDictionary<string, T> words, T value) =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, value)).Key;
}
