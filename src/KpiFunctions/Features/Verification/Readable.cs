using System.Text.Json;

namespace KpiFunctions.Features.Verification;

/// <summary>What was read of stored data that somebody may have broken, or why it could not be read.</summary>
internal readonly record struct Readable<T>(T? Value, string? Problem);

/// <summary>Reads stored data that somebody may have broken: what cannot be read is a difference to be named, and no failure of the check.</summary>
internal static class Readable
{
    internal static Readable<T> Of<T>(Func<T> read)
        where T : class
    {
        try
        {
            return new(read(), null);
        }
        catch (Exception e) when (IsOfData(e))
        {
            return new(null, e.Message);
        }
    }

    internal static async Task<Readable<T>> OfAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return new(await read(), null);
        }
        catch (Exception e) when (IsOfData(e))
        {
            return new(null, e.Message);
        }
    }

    private static bool IsOfData(Exception e) =>
        e is FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or JsonException or OverflowException or NullReferenceException
            or IndexOutOfRangeException or NodaTime.Text.UnparsableValueException or NodaTime.TimeZones.DateTimeZoneNotFoundException or InvalidCastException
            or Domain.Months.NoSchemeInForceException;
}
