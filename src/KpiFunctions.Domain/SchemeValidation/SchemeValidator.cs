using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

/// <summary>Finds everything that must be mended before a scheme can be saved.</summary>
public static class SchemeValidator
{
    /// <returns>Every problem at once, in the order of the scheme's parts; empty when the scheme is sound.</returns>
    public static IReadOnlyList<SchemeProblem> Validate(Scheme scheme) =>
    [
        .. HeadChecks.Of(scheme),
        .. TitleChecks.Of(scheme),
        .. MeasuresChecks.Of(scheme),
        .. ItemChecks.Of(scheme),
        .. AdjustmentChecks.Of(scheme),
        .. GradeChecks.Of(scheme),
        .. AwardChecks.Of(scheme),
        .. PayoutChecks.Of(scheme),
    ];
}
