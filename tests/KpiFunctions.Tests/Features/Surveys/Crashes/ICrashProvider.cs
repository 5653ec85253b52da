namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>A provider that takes each repeatability id once for a while, and fails when it is told to.</summary>
internal interface ICrashProvider : IAsyncDisposable
{
    /// <summary>Hears the tag and the message id of each text that goes out.</summary>
    event Action<string, string> Sent;

    /// <summary>The settings by which the app reaches it.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>The tag of each text that went out.</summary>
    IReadOnlyList<string> SentTags { get; }

    /// <summary>How often it was called.</summary>
    int Calls { get; }

    /// <summary>Whether its reports are pushed to the app instead of going through Event Grid.</summary>
    bool Pushes { get; }

    /// <summary>The next call is answered with 503, with 429, or not to its end.</summary>
    void FailNext(CrashFailure failure);
}

/// <summary>How a provider fails.</summary>
internal enum CrashFailure
{
    Unavailable,
    TooMany,
    BrokenOff,
}
