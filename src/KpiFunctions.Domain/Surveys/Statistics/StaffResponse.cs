namespace KpiFunctions.Domain.Surveys.Statistics;

/// <summary>Response of the customers of one member of staff, those that they served together with others too.</summary>
public readonly record struct StaffResponse(StaffId Staff, ResponseCount Count);
