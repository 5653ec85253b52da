namespace KpiFunctions.Domain.Appeals;

/// <summary>The part of a result that an appeal is about.</summary>
/// <param name="Part">Which kind of part.</param>
/// <param name="Id">Id of the item or adjustment within the scheme.</param>
public sealed record AppealSubject(AppealPart Part, string Id);

/// <summary>The parts of a result that can be appealed against.</summary>
public enum AppealPart
{
    /// <summary>A line: the points of an item.</summary>
    Line,

    /// <summary>An adjustment: points added or taken for occurrences.</summary>
    Adjustment,
}
