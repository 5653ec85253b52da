using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Surveys;

/// <summary>A work order together with what its customer said: the fact that scores are made of.</summary>
public readonly record struct ServiceRecord(WorkOrder Order, SurveyResult Survey);
