namespace KpiFunctions.Features.DueTexts;

/// <summary>Why a call of the provider is made again.</summary>
internal enum GatewayFailure
{
    /// <summary>Too many texts.</summary>
    Throttled,

    /// <summary>It, or the way to it, failed for now.</summary>
    Failed,

    /// <summary>It does not know any more whether it took the text.</summary>
    Forgotten,

    /// <summary>It refuses our sender, text or request.</summary>
    Misconfigured,
}
