using KpiFunctions.Features.Scores;
using NodaTime;

namespace KpiFunctions.Features.Reports;

/// <summary>One month of one person.</summary>
internal readonly record struct TrendMonth(YearMonth YearMonth, ShownMonth Month);
