namespace KpiFunctions.Domain.Schemes;

/// <summary>A grade such as excellent, good, pass or fail, from a total on.</summary>
/// <param name="AtLeast">The lowest total of the grade, in points of the scheme's scale.</param>
/// <param name="Grade">The grade's name.</param>
public sealed record GradeStep(decimal AtLeast, string Grade);
