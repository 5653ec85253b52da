namespace KpiFunctions.Domain.Surveys.Statistics;

/// <summary>Response of the customers of one member of staff.</summary>
public readonly record struct StaffResponse(StaffId Staff, ResponseCount Count);
