using KpiFunctions.Tests.Foundation.Sms;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>Azure Communication Services.</summary>
internal sealed class AcsCrashProvider : ICrashProvider
{
    private readonly AcsServer _server;

    private AcsCrashProvider(AcsServer server)
    {
        _server = server;
        _server.Sent += text => Sent(text.Tag, text.MessageId);
    }

    public event Action<string, string> Sent = (_, _) => { };

    public IReadOnlyDictionary<string, string?> Settings => SettingsOf(_server);

    public IReadOnlyList<string> SentTags => _server.SentTags;

    public int Calls => _server.Calls.Count;

    public bool Pushes => false;

    public static async Task<AcsCrashProvider> StartAsync(TimeSpan forgetAfter, TimeProvider clock)
    {
        var server = await AcsServer.StartAsync();
        server.ForgetAfter(forgetAfter, clock);
        return new AcsCrashProvider(server);
    }

    public static IReadOnlyDictionary<string, string?> SettingsOf(AcsServer server) => new Dictionary<string, string?>
    {
        ["Sms:Gateway"] = "acs",
        ["Sms:Sender"] = "+18005550100",
        ["Sms:Acs:ConnectionString"] = server.ConnectionString,
        ["Sms:Acs:RetryDelay"] = "00:00:00.001",
    };

    public void FailNext(CrashFailure failure) => _server.AnswerNext(failure switch
    {
        CrashFailure.Unavailable => AcsAnswer.Refused(503),
        CrashFailure.TooMany => AcsAnswer.Refused(429, retryAfter: "600"),
        _ => AcsAnswer.BrokenOff(),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
