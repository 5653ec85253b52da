namespace KpiFunctions.Features.Webhooks;

/// <summary>How a delivery report is pushed. It needs <see cref="PushOptions.Id"/> too.</summary>
public sealed class ReportPushOptions : PushOptions
{
    /// <summary>Path of the tag that was sent with the text.</summary>
    public string Tag { get; set; } = string.Empty;

    /// <summary>Path of the status.</summary>
    public string Status { get; set; } = string.Empty;

    /// <summary>Path of a code that says more than the status; none by default.</summary>
    public string? Code { get; set; }

    /// <summary>Path of the reason in words; none by default.</summary>
    public string? Details { get; set; }

    /// <summary>
    /// What the provider's codes and statuses mean, each a line such as <c>21610=OptedOut</c>: Delivered, Failed, OptedOut or Pending. A code counts for more than a
    /// status; what stands in no line must be a word that is known.
    /// </summary>
    public string[] Statuses { get; set; } = [];
}
