using KpiFunctions.Foundation.Identity;
using KpiFunctions.Foundation.Sms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>The services of the app's SMS part, with settings as an operator would write them; of two values of one setting the last counts.</summary>
internal static class SmsServices
{
    public static IServiceCollection New(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create(s.Key, s.Last().Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton<ISendingTimeline, MemoryTimeline>().AddIdentity(configuration).AddSms(configuration);
    }

    public static IServiceCollection ForAcs(string connectionString, params (string Key, string? Value)[] more) => New(
    [
        ("Sms:Gateway", "acs"),
        ("Sms:Sender", "+18005550100"),
        ("Sms:Acs:ConnectionString", connectionString),
        ("Sms:Acs:RetryDelay", "00:00:00.001"),
        .. more,
    ]);
}
