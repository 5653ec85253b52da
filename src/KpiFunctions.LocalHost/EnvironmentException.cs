namespace KpiFunctions.LocalHost;

/// <summary>This machine or its settings lack something; the message says what and how to mend it. Ends with exit code 2.</summary>
public sealed class EnvironmentException(string message, Exception? inner = null) : Exception(message, inner);
