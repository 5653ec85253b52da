using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

internal static class GradeChecks
{
    internal static IEnumerable<SchemeProblem> Of(Scheme scheme)
    {
        for (var i = 0; i < scheme.Grades.Count; i++)
        {
            var grade = scheme.Grades[i];
            if (string.IsNullOrWhiteSpace(grade.Grade))
            {
                yield return new($"$.grades[{i}].grade", "The grade needs a name.");
            }

            if (grade.AtLeast < 0)
            {
                yield return new($"$.grades[{i}].atLeast", $"The grade starts at {grade.AtLeast}; totals are 0 or more.");
            }

            if (grade.AtLeast > scheme.MaximumTotal)
            {
                yield return new($"$.grades[{i}].atLeast", $"The grade starts at {grade.AtLeast} and can never be reached; the most is {scheme.MaximumTotal}.");
            }

            if (i > 0 && grade.AtLeast >= scheme.Grades[i - 1].AtLeast)
            {
                yield return new($"$.grades[{i}].atLeast", "Grades go from the best down; this one can never be reached, the one before it takes its totals.");
            }
        }
    }
}
