namespace KpiFunctions.LocalHost.Storage;

/// <summary>The storage emulator could not be installed or started. The message says what to do about it.</summary>
public sealed class AzuriteException(string message, Exception? innerException = null) : Exception(message, innerException);
