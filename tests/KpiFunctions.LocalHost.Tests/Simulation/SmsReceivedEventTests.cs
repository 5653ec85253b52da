using Azure.Messaging.EventGrid;
using Azure.Messaging.EventGrid.SystemEvents;
using KpiFunctions.LocalHost.Simulation;
using NodaTime;

namespace KpiFunctions.LocalHost.Tests.Simulation;

public sealed class SmsReceivedEventTests
{
    [Fact]
    public async Task It_is_what_the_event_grid_library_reads_as_a_received_text()
    {
        var reply = Assert.Single((await TestFiles.Create().ReadAsync()).Replies) with { Text = "5分 \"谢谢\"" };
        var receivedAt = Instant.FromUtc(2026, 10, 1, 2, 30, 30);

        var read = EventGridEvent.Parse(BinaryData.FromString(SmsReceivedEvent.Json(new DueReply(reply, receivedAt))));

        Assert.True(read.TryGetSystemEventData(out var data));
        var sms = Assert.IsType<AcsSmsReceivedEventData>(data);
        Assert.Equal("5分 \"谢谢\"", sms.Message);
        Assert.Equal("8610000001", sms.From);
        Assert.Equal(reply.EventId, sms.MessageId);
        Assert.Equal(receivedAt.ToDateTimeOffset(), sms.ReceivedTimestamp);
    }
}
