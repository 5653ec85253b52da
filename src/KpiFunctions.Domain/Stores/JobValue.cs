namespace KpiFunctions.Domain.Stores;

/// <summary>What a table says of one kind of job.</summary>
/// <param name="JobCode">Kind of the job.</param>
/// <param name="Of">The model in a table of hours, the difficulty in one of points.</param>
/// <param name="Value">Standard hours, above 0; or points, 0 or more.</param>
public sealed record JobValue(string JobCode, string Of, decimal Value);
