using System.ComponentModel.DataAnnotations;
using KpiFunctions.Foundation.Settings;

namespace KpiFunctions.Foundation.Sms;

/// <summary>How often and how long one text is tried over HTTP within one call of a gateway.</summary>
public abstract class SmsTryOptions
{
    /// <summary>Time for one attempt; 10 seconds by default, from 100 milliseconds to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first while the service or the network fails; 2 by default, from 0 to 5.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first retry, doubled by each further one; 500 milliseconds by default, from 1 millisecond to 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:10")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// So long after the first call the provider still takes a repeated one for the same text; 5 minutes by default, up to 1 day.
    /// Must be longer than <see cref="LongestCall"/>.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan RepeatabilityWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time that one call can take with all its retries.</summary>
    internal TimeSpan LongestCall => (AttemptTimeout * (Retries + 1)) + (RetryDelay * (Math.Pow(2, Retries) - 1));

    /// <summary>The window, less the time a call may take.</summary>
    internal TimeSpan SafeWindow => RepeatabilityWindow - LongestCall;

    /// <param name="section">The setting's name up to the property.</param>
    internal IEnumerable<string> Failures(string section)
    {
        foreach (var failure in OptionRanges.Failures(this, section))
        {
            yield return failure;
        }

        if (RepeatabilityWindow <= LongestCall && !(RepeatabilityWindow == TimeSpan.Zero && Retries == 0))
        {
            yield return $"{section}:RepeatabilityWindow is {RepeatabilityWindow}; set it longer than all retries of one call take together, {LongestCall}. "
                + $"For a provider that does not recognise repeated calls set it to 00:00:00, and {section}:Retries to 0.";
        }
    }
}
