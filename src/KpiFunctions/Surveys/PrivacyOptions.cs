using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Surveys;

/// <summary>How personal data is protected.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>
    /// Secret that turns telephone numbers into look-up keys, at least 32 characters. Keep it in a key vault and never change it:
    /// with another secret nobody's opt-out is found any more.
    /// </summary>
    [Required(ErrorMessage = "Set Privacy__PhoneKeySecret to a random secret of at least 32 characters (openssl rand -base64 32), and keep it for good.")]
    [MinLength(32, ErrorMessage = "Privacy__PhoneKeySecret must have at least 32 characters; make one with: openssl rand -base64 32")]
    public string PhoneKeySecret { get; set; } = string.Empty;
}
