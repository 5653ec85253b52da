namespace KpiFunctions.LocalHost;

/// <summary>What the person gave cannot be used; the message says where and what to do. Ends with exit code 1.</summary>
public sealed class BadInputException(string message, Exception? inner = null) : Exception(message, inner);
