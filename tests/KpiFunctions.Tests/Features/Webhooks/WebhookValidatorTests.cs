using KpiFunctions.Features.Webhooks;
using KpiFunctions.Testing.Documentation;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Features.Webhooks;

public sealed class WebhookValidatorTests
{
    private const string Provider = "Webhooks:Providers:0:";

    public static TheoryData<string> Documented => [.. ProviderSettings.Documented];

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_documented_provider_is_sound(string provider) => Assert.Empty(Failures(ProviderSettings.Read(provider)));

    [Fact]
    public void Nobody_pushes_by_default() => Assert.Empty(Failures([]));

    [Theory]
    [InlineData("Name", "Twilio!", "Name is 'Twilio!'; use 1 to 40 of a-z, 0-9 and '-'.")]
    [InlineData("Country", "China", "Country is 'China'; set it to two capital letters")]
    [InlineData("AcknowledgeStatus", "500", "AcknowledgeStatus is 500; set it from 200 to 299.")]
    [InlineData("Replies:Proof", "none", "Replies:Proof is 'none', by which anybody could answer for customers")]
    [InlineData("Replies:Proof", "", "Replies:Proof is ''; set it to query:NAME")]
    [InlineData("Replies:Proof", "query", "Replies:Proof is 'query'; set it to query:NAME")]
    [InlineData("Replies:Proof", "twilio", "Replies:Proof is 'twilio': set Webhooks:PublicUrl")]
    [InlineData("Replies:Secret", null, "Replies:Secret: set it to 16 characters or more")]
    [InlineData("Reports:Secret", "123456789012345", "Reports:Secret: set it to 16 characters or more")]
    [InlineData("Replies:Format", "xml", "Replies:Format is 'xml'; set it to one of: json, form.")]
    [InlineData("Replies:TimeFormat", "yyyy-qq", "Replies:TimeFormat is 'yyyy-qq': ")]
    [InlineData("Replies:Zone", "China", "Replies:Zone is 'China'; set it to an IANA zone")]
    [InlineData("Replies:Text", null, "Replies:Number: set it and Text")]
    [InlineData("Reports:Tag", null, "Reports:Tag: set it, Status and Id")]
    [InlineData("Reports:Statuses:0", "21610", "Reports:Statuses has '21610'; write WORD=MEANING")]
    [InlineData("Reports:Statuses:0", "21610=Gone", "the meaning one of: Delivered, Failed, OptedOut, Pending.")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_do(string setting, string? value, string advice)
    {
        var settings = ProviderSettings.Read("alibaba-cloud");
        settings[Provider + setting] = value;

        Assert.Contains(Failures(settings), f => f.Contains(advice, StringComparison.Ordinal) && !f.Contains(ProviderSettings.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void Replies_need_an_id_or_a_time()
    {
        var settings = ProviderSettings.Read("alibaba-cloud");
        settings[Provider + "Replies:Id"] = settings[Provider + "Replies:Time"] = null;

        Assert.Contains(Failures(settings), f => f.Contains("Replies:Id: set it or Time", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_stands_for_one_provider()
    {
        var settings = ProviderSettings.Read("twilio");
        foreach (var (key, value) in ProviderSettings.Read("twilio").Where(s => s.Key.StartsWith(Provider, StringComparison.Ordinal)))
        {
            settings[key.Replace(":0:", ":1:", StringComparison.Ordinal)] = value;
        }

        Assert.Equal(["Webhooks:Providers has two of the name 'twilio'; keep one."], Failures(settings));
    }

    [Fact]
    public void A_developers_machine_needs_no_proof()
    {
        var settings = ProviderSettings.Read("alibaba-cloud");
        settings[Provider + "Replies:Proof"] = "none";
        settings["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development";
        settings["Storage"] = "UseDevelopmentStorage=true";

        Assert.Empty(Failures(settings));
    }

    private static IEnumerable<string> Failures(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var options = configuration.GetSection(WebhookOptions.Section).Get<WebhookOptions>() ?? new WebhookOptions();
        return new WebhookValidator(configuration).Validate(name: null, options).Failures ?? [];
    }
}
