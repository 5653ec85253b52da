using System.ComponentModel.DataAnnotations;

namespace KpiFunctions.Records.Personal;

/// <summary>How personal data is protected. Settings under <c>Privacy:</c> (as environment variables: <c>Privacy__ErasePhonesAfter</c>, …).</summary>
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

    /// <summary>
    /// How long after the close of their month telephone numbers are kept. 180 days by default, from 60 days (before that customers still
    /// answer) to 3650 days; there is no "for ever".
    /// </summary>
    [Range(typeof(TimeSpan), "60.00:00:00", "3650.00:00:00", ErrorMessage = "Set Privacy:ErasePhonesAfter from 60.00:00:00 to 3650.00:00:00 (days).")]
    public TimeSpan ErasePhonesAfter { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// How long after the close of their month customers' own words are kept; ratings stay, because scores are made of them.
    /// 730 days by default, from 60 to 3650 days.
    /// </summary>
    [Range(typeof(TimeSpan), "60.00:00:00", "3650.00:00:00", ErrorMessage = "Set Privacy:EraseTextsAfter from 60.00:00:00 to 3650.00:00:00 (days).")]
    public TimeSpan EraseTextsAfter { get; set; } = TimeSpan.FromDays(730);
}
