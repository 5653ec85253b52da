using KpiFunctions.Foundation.Sms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class SmsOptionsTests
{
    private const string Connection = "endpoint=https://x.communication.azure.com/;accesskey=c2VjcmV0";

    [Theory]
    [InlineData("", "+18005550100", Connection, null, "Set Sms:Gateway to one of: acs, http, console.")]
    [InlineData("twilio", "+18005550100", Connection, null, "Sms:Gateway is 'twilio'; set it to one of: acs, http, console.")]
    [InlineData("acs", " ", Connection, null, "set Sms:Sender")]
    [InlineData("acs", "+18005550100", null, null, "set either Sms:Acs:Endpoint")]
    [InlineData("acs", "+18005550100", Connection, "https://x.communication.azure.com", "not both")]
    [InlineData("acs", "+18005550100", null, "http://x.communication.azure.com", "set it to an https address")]
    [InlineData("acs", "+18005550100", "c2VjcmV0", null, "copy it from the Keys page")]
    public void A_wrong_setting_stops_the_start_and_says_what_to_do(string gateway, string sender, string? connection, string? endpoint, string advice)
    {
        var services = SmsServices.New(
            ("Sms:Gateway", gateway), ("Sms:Sender", sender), ("Sms:Acs:ConnectionString", connection), ("Sms:Acs:Endpoint", endpoint));

        var exception = StartFailure(services);

        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_setting_at_all_is_an_error_that_lists_the_choices() =>
        Assert.Contains("acs, http, console", StartFailure(SmsServices.New()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("AttemptTimeout", "00:00:00.05")]
    [InlineData("AttemptTimeout", "00:02:00")]
    [InlineData("Retries", "-1")]
    [InlineData("Retries", "6")]
    [InlineData("RetryDelay", "00:00:00")]
    [InlineData("RetryDelay", "00:01:00")]
    [InlineData("RepeatabilityWindow", "00:00:31")]
    [InlineData("RepeatabilityWindow", "2.00:00:00")]
    public void A_number_out_of_range_is_named_with_its_range(string setting, string value)
    {
        var exception = StartFailure(SmsServices.New(
            ("Sms:Gateway", "acs"), ("Sms:Sender", "+18005550100"), ("Sms:Acs:ConnectionString", Connection), ($"Sms:Acs:{setting}", value)));

        Assert.Contains($"Sms:Acs:{setting} is ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100001")]
    public void The_rate_has_a_range(string value) => Assert.Contains(
        "Sms:TextsPerMinute is ",
        StartFailure(SmsServices.New(
            ("Sms:Gateway", "acs"), ("Sms:Sender", "+18005550100"), ("Sms:Acs:ConnectionString", Connection), ("Sms:TextsPerMinute", value))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_endpoint_means_the_managed_identity()
    {
        using var provider = SmsServices
            .New(("Sms:Gateway", "acs"), ("Sms:Sender", "+18005550100"), ("Sms:Acs:Endpoint", "https://x.communication.azure.com"))
            .BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal("acs", provider.GetRequiredService<ISmsGateway>().Name);
    }

    [Fact]
    public void The_console_needs_no_other_setting()
    {
        using var provider = SmsServices.New(("Sms:Gateway", "console")).BuildServiceProvider();

        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static OptionsValidationException StartFailure(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
    }
}
