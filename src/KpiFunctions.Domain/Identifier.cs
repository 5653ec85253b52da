using System.Diagnostics.CodeAnalysis;

namespace KpiFunctions.Domain;

/// <summary>
/// The one rule for every id that comes from outside: 1 to 64 letters, digits, '-', '_', '.' or ':'.
/// Letters and digits of every script are allowed, because dealers number their workshops in Chinese too.
/// </summary>
internal static class Identifier
{
    internal const int MaximumLength = 64;

    internal static bool IsValid([NotNullWhen(true)] string? value) =>
        value is { Length: > 0 and <= MaximumLength } && value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    /// <exception cref="ArgumentException">The value is no valid id; the message says what is allowed.</exception>
    internal static string Require(string? value, string kind) =>
        IsValid(value)
            ? value
            : throw new ArgumentException($"A {kind} has 1 to {MaximumLength} letters, digits, '-', '_', '.' or ':'; '{value}' has not.");
}
