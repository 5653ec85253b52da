namespace Azure.Communication.Sms;

/// <summary>Options of one text.</summary>
public class SmsSendOptions(bool enableDeliveryReport)
{
    /// <summary>True: the carrier's answer comes as an event.</summary>
    public bool EnableDeliveryReport { get; } = enableDeliveryReport;

    /// <summary>Comes back with the delivery report.</summary>
    public string? Tag { get; set; }
}
