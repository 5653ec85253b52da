namespace KpiFunctions.Foundation.Sms;

/// <summary>How often and how long one text is tried over HTTP within one call of a gateway.</summary>
public abstract class SmsTryOptions
{
    /// <summary>Time for one attempt; 10 seconds by default, from 100 milliseconds to 1 minute.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first while the service or the network fails; 2 by default, from 0 to 5.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first retry, doubled by each further one; 500 milliseconds by default, from 1 millisecond to 10 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// So long after the first call the provider still takes a repeated one for the same text; 5 minutes by default, up to 1 day.
    /// Must be longer than <see cref="LongestCall"/>.
    /// </summary>
    public TimeSpan RepeatabilityWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time that one call can take with all its retries.</summary>
    internal TimeSpan LongestCall => (AttemptTimeout * (Retries + 1)) + (RetryDelay * (Math.Pow(2, Retries) - 1));

    /// <summary>The window, less the time a call may take.</summary>
    internal TimeSpan SafeWindow => RepeatabilityWindow - LongestCall;

    /// <param name="section">The setting's name up to the property.</param>
    internal IEnumerable<string> Failures(string section)
    {
        if (AttemptTimeout < TimeSpan.FromMilliseconds(100) || AttemptTimeout > TimeSpan.FromMinutes(1))
        {
            yield return $"{section}:AttemptTimeout is {AttemptTimeout}; set it from 00:00:00.1 to 00:01:00.";
        }

        if (Retries is < 0 or > 5)
        {
            yield return $"{section}:Retries is {Retries}; set it from 0 to 5.";
        }

        if (RetryDelay < TimeSpan.FromMilliseconds(1) || RetryDelay > TimeSpan.FromSeconds(10))
        {
            yield return $"{section}:RetryDelay is {RetryDelay}; set it from 00:00:00.001 to 00:00:10.";
        }

        if (RepeatabilityWindow > TimeSpan.FromDays(1) || (RepeatabilityWindow <= LongestCall && !(RepeatabilityWindow == TimeSpan.Zero && Retries == 0)))
        {
            yield return $"{section}:RepeatabilityWindow is {RepeatabilityWindow}; set it up to 1.00:00:00, and longer than all retries of one call take together, {LongestCall}. "
                + $"For a provider that does not recognise repeated calls set it to 00:00:00, and {section}:Retries to 0.";
        }
    }
}
