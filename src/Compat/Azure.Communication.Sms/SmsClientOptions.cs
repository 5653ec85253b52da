using Azure.Core;

namespace Azure.Communication.Sms;

/// <summary>Options of <see cref="SmsClient"/>.</summary>
public class SmsClientOptions : ClientOptions;
