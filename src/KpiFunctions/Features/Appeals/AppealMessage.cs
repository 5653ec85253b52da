namespace KpiFunctions.Features.Appeals;

/// <summary>Queue message: an appeal that was decided, or is just being.</summary>
public sealed record AppealMessage(string Store, string Appeal);
