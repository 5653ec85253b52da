namespace KpiFunctions.Features.DueTexts;

/// <summary>Why a text ended without arriving.</summary>
internal enum TextFailure
{
    /// <summary>The provider refused it for good.</summary>
    Refused,

    /// <summary>The provider took it and reported later that it did not arrive.</summary>
    Undelivered,

    /// <summary>No report came of any attempt.</summary>
    Unreported,

    /// <summary>The provider failed for too long.</summary>
    GivenUp,
}
