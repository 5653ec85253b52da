namespace KpiFunctions.Foundation.Sms;

/// <summary>Values of <see cref="SmsOptions.Gateway"/>.</summary>
internal static class SmsGatewayNames
{
    public const string Acs = "acs";
    public const string Http = "http";
    public const string Console = "console";

    public static readonly string[] All = [Acs, Http, Console];
}
