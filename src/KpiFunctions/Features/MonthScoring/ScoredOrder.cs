using KpiFunctions.Domain;
using KpiFunctions.Domain.Surveys;

namespace KpiFunctions.Features.MonthScoring;

/// <summary>An order whose work went into somebody's score.</summary>
public readonly record struct ScoredOrder(SurveyId Order, StaffId Staff);
