using KpiFunctions.Foundation.Settings;
using KpiFunctions.Foundation.Sms.Http;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Foundation.Sms;

/// <summary>Stops the app at its start with messages that say which setting to change and how.</summary>
internal sealed class SmsOptionsValidator : IValidateOptions<SmsOptions>
{
    public ValidateOptionsResult Validate(string? name, SmsOptions options)
    {
        string[] failures = options.Gateway switch
        {
            null or "" => [$"Set Sms:Gateway to one of: {string.Join(", ", SmsGatewayNames.All)}."],
            SmsGatewayNames.Acs => [.. OptionRanges.Failures(options, SmsOptions.Section), .. AcsFailures(options)],
            SmsGatewayNames.Http => [.. OptionRanges.Failures(options, SmsOptions.Section), .. HttpSmsValidation.Failures(options.Http)],
            SmsGatewayNames.Console => [],
            var unknown => [$"Sms:Gateway is '{unknown}'; set it to one of: {string.Join(", ", SmsGatewayNames.All)}."],
        };
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> AcsFailures(SmsOptions options)
    {
        var acs = options.Acs;
        if (string.IsNullOrWhiteSpace(options.Sender))
        {
            yield return "Sms:Gateway is 'acs': set Sms:Sender to the number or short code that belongs to the communication resource, such as +18005550100.";
        }

        if (acs.ConnectionString is null == acs.Endpoint is null)
        {
            yield return "Sms:Gateway is 'acs': set either Sms:Acs:Endpoint (https address of the communication resource, for managed identity) or Sms:Acs:ConnectionString, not both.";
        }
        else if (acs.Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme == Uri.UriSchemeHttps))
        {
            yield return $"Sms:Acs:Endpoint is '{endpoint}'; set it to an https address such as https://my-resource.communication.azure.com.";
        }
        else if (acs.ConnectionString is { } connection && !LooksComplete(connection))
        {
            yield return "Sms:Acs:ConnectionString must read endpoint=https://…;accesskey=…; copy it from the Keys page of the communication resource.";
        }

        foreach (var failure in acs.Failures("Sms:Acs"))
        {
            yield return failure;
        }
    }

    private static bool LooksComplete(string connectionString) =>
        connectionString.Contains("endpoint=", StringComparison.OrdinalIgnoreCase) && connectionString.Contains("accesskey=", StringComparison.OrdinalIgnoreCase);
}
