using System.Diagnostics;
using KpiFunctions.Foundation.Telemetry;

namespace KpiFunctions.Tests.Foundation.Telemetry;

public sealed class MessageTraceTests : IDisposable
{
    private readonly Activity _sender = new Activity("sender").SetIdFormat(ActivityIdFormat.W3C).Start();

    public void Dispose() => _sender.Dispose();

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("{}")]
    [InlineData("""{"a":{"traceparent":"not the message's"}}""")]
    public void A_message_carries_the_context_it_was_sent_in(string json)
    {
        var sent = MessageTrace.Of(MessageTrace.Add(json));

        Assert.Equal((_sender.TraceId, _sender.SpanId), (sent.TraceId, sent.SpanId));
    }

    [Fact]
    public void What_is_sent_untraced_stays_as_it_is()
    {
        _sender.Stop();

        Assert.Equal("""{"a":1}""", MessageTrace.Add("""{"a":1}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("traceparent")]
    [InlineData("""["traceparent"]""")]
    [InlineData("""{"traceparent":""")]
    [InlineData("""{"traceparent":7}""")]
    [InlineData("""{"traceparent":"00-zz-zz-01"}""")]
    public void A_message_without_a_context_has_none(string message) => Assert.Equal(default, MessageTrace.Of(message));
}
