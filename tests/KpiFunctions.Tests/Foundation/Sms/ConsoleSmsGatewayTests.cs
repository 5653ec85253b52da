using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Sms.Console;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Foundation.Sms;

public sealed class ConsoleSmsGatewayTests
{
    private static readonly SmsMessage Message = new(
        "+8613800138000", "first line\nsecond line", "store-1/wo-1", Guid.Parse("0195f0a1-7f7e-7a9b-8c1d-2e3f4a5b6c7d"), DateTimeOffset.UnixEpoch);

    [Fact]
    public void A_text_is_one_line_without_the_whole_number()
    {
        using var output = new StringWriter();

        new ConsoleSmsPrinter(output).TextSent(Message);

        Assert.Equal($"SMS to +8…00: first line second line{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void A_number_that_is_none_is_not_printed_either()
    {
        using var output = new StringWriter();

        new ConsoleSmsPrinter(output).TextSent(Message with { To = "13800138000" });

        Assert.DoesNotContain("138", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_plays_the_customers_hears_of_every_text()
    {
        var customers = new Listener();
        await using var provider = SmsServices.New(("Sms:Gateway", "console")).AddSingleton<IConsoleSmsSink>(customers).BuildServiceProvider();
        var gateway = provider.GetRequiredService<ISmsGateway>();

        var first = await gateway.SendAsync(Message, CancellationToken.None);
        var again = await gateway.SendAsync(Message, CancellationToken.None);

        Assert.Equal("console", gateway.Name);
        Assert.Equal(new SmsReceipt.Accepted("console-0195f0a17f7e7a9b8c1d2e3f4a5b6c7d"), first);
        Assert.Equal(first, again);
        Assert.Equal([Message, Message], customers.Heard);
    }

    [Fact]
    public void A_message_does_not_print_itself() => Assert.Equal("text for store-1/wo-1", $"{Message}");

    private sealed class Listener : IConsoleSmsSink
    {
        public List<SmsMessage> Heard { get; } = [];

        public void TextSent(SmsMessage message) => Heard.Add(message);
    }
}
