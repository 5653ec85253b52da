using NodaTime;

namespace KpiFunctions.Foundation;

/// <summary>The app's clock in the domain's terms.</summary>
public static class Clock
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
