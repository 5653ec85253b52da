namespace KpiFunctions.Foundation.Sms;

/// <summary>Moments that one instance has for itself.</summary>
/// <param name="First">The first of them; when none was taken, the next that was free.</param>
/// <param name="Count">How many, 0 or more.</param>
public readonly record struct SendingShare(DateTimeOffset First, int Count);
