using System.Text.RegularExpressions;
using KpiFunctions.Foundation.Settings;
using KpiFunctions.Records.Personal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NodaTime;

namespace KpiFunctions.Features.Webhooks;

/// <summary>Stops the app at its start with messages that say which setting to change and how. A provider without a secret is one for a developer's machine.</summary>
internal sealed partial class WebhookValidator(IConfiguration configuration) : IValidateOptions<WebhookOptions>
{
    private const int ShortestSecret = 16;

    private static readonly string[] Meanings = ["Delivered", "Failed", "OptedOut", "Pending"];

    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var failures = new List<string>();
        if (options.PublicUrl is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
        {
            failures.Add("Webhooks:PublicUrl: set it to the https address by which providers reach the app, such as https://app.example.");
        }

        failures.AddRange(options.Providers.GroupBy(p => p.Name).Where(g => g.Count() > 1).Select(g => $"Webhooks:Providers has two of the name '{g.Key}'; keep one."));
        failures.AddRange(options.Providers.SelectMany((p, i) => Failures(options, p).Select(f => $"Webhooks:Providers:{i}:{f}")));
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>A line of <see cref="ReportPushOptions.Statuses"/>.</summary>
    internal static (string Word, string Meaning) Split(string line)
    {
        var end = line.LastIndexOf('=');
        return (line[..end].Trim(), line[(end + 1)..].Trim());
    }

    private IEnumerable<string> Failures(WebhookOptions options, WebhookProvider provider)
    {
        if (!ProviderName().IsMatch(provider.Name))
        {
            yield return $"Name is '{provider.Name}'; use 1 to 40 of a-z, 0-9 and '-'.";
        }

        if (provider.Country is { } country && !PhoneParser.IsKnownCountry(country))
        {
            yield return $"Country is '{country}'; set it to two capital letters (ISO 3166-1), such as CN.";
        }

        if (provider.AcknowledgeStatus is < 200 or > 299)
        {
            yield return $"AcknowledgeStatus is {provider.AcknowledgeStatus}; set it from 200 to 299.";
        }

        if (provider.Replies is null && provider.Reports is null)
        {
            yield return "Replies: set it, or Reports; or take the provider out.";
        }

        var ofReplies = provider.Replies is { } replies ? PushFailures(options, replies).Concat(ReplyFailures(replies)).Select(f => $"Replies:{f}") : [];
        var ofReports = provider.Reports is { } reports ? PushFailures(options, reports).Concat(ReportFailures(reports)).Select(f => $"Reports:{f}") : [];
        foreach (var failure in ofReplies.Concat(ofReports))
        {
            yield return failure;
        }
    }

    private IEnumerable<string> PushFailures(WebhookOptions options, PushOptions push)
    {
        if (!PushBody.Formats.Contains(push.Format))
        {
            yield return $"Format is '{push.Format}'; set it to one of: {string.Join(", ", PushBody.Formats)}.";
        }

        if (PushProof.ProblemOf(push.Proof) is { } problem)
        {
            yield return problem;
        }
        else if (push.Proof == PushProof.None)
        {
            if (!SampleSettings.IsDevelopment(configuration))
            {
                yield return "Proof is 'none', by which anybody could answer for customers; it is taken only in the environment Development with the storage emulator. Set a secret or a signature.";
            }
        }
        else if (push.Secret is not { Length: >= ShortestSecret })
        {
            yield return $"Secret: set it to {ShortestSecret} characters or more that only the provider and this app know.";
        }

        if (push.Proof == PushProof.Twilio && (options.PublicUrl is null || push.Format != PushBody.Form))
        {
            yield return "Proof is 'twilio': set Webhooks:PublicUrl, which the signature covers, and Format to form.";
        }

        if (PushTime.ProblemOf(push.TimeFormat) is { } wrong)
        {
            yield return $"TimeFormat is '{push.TimeFormat}': {wrong}";
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(push.Zone) is null)
        {
            yield return $"Zone is '{push.Zone}'; set it to an IANA zone such as Asia/Shanghai.";
        }
    }

    private static IEnumerable<string> ReplyFailures(ReplyPushOptions replies)
    {
        if (string.IsNullOrEmpty(replies.Number) || string.IsNullOrEmpty(replies.Text))
        {
            yield return "Number: set it and Text to where the customer's number and the text stand.";
        }

        if (string.IsNullOrEmpty(replies.Id) && string.IsNullOrEmpty(replies.Time))
        {
            yield return "Id: set it or Time; without both, a text that is pushed twice would be two.";
        }
    }

    private static IEnumerable<string> ReportFailures(ReportPushOptions reports)
    {
        if (string.IsNullOrEmpty(reports.Tag) || string.IsNullOrEmpty(reports.Status) || string.IsNullOrEmpty(reports.Id))
        {
            yield return "Tag: set it, Status and Id to where the tag sent with the text, the status and the provider's id of the text stand.";
        }

        foreach (var line in reports.Statuses.Where(s => s.LastIndexOf('=') < 1 || !Meanings.Contains(Split(s).Meaning)))
        {
            yield return $"Statuses has '{line}'; write WORD=MEANING, the meaning one of: {string.Join(", ", Meanings)}.";
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$")]
    private static partial Regex ProviderName();
}
