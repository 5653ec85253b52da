using Azure;
using Azure.Storage;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Queues;

public sealed class QueueClientTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly string _name = AzuriteFixture.NewPrefix();

    private QueueClient Queue => Client(QueueMessageEncoding.Base64);

    public async Task InitializeAsync() => await Queue.CreateIfNotExistsAsync();

    public async Task DisposeAsync() => await Queue.DeleteIfExistsAsync();

    [Fact]
    public async Task A_message_is_sent_received_and_deleted()
    {
        var receipt = (await Queue.SendMessageAsync("hello")).Value;

        var message = Assert.Single((await Queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value);

        Assert.Equal(receipt.MessageId, message.MessageId);
        Assert.NotEqual(receipt.PopReceipt, message.PopReceipt);
        Assert.Equal("hello", message.MessageText);
        Assert.Equal("hello", message.Body.ToString());
        Assert.Equal(1, message.DequeueCount);
        Assert.Equal(receipt.InsertionTime, message.InsertedOn);
        Assert.Equal(receipt.ExpirationTime, message.ExpiresOn);
        Assert.InRange(message.NextVisibleOn!.Value - message.InsertedOn!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        await Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        Assert.Equal(0, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"text\":\"回T退订 <b>&amp;</b> ]]> ' \\u0000\"}")]
    [InlineData("  spaces around  ")]
    [InlineData("tab\tline\nreturn\rboth\r\nend")]
    [InlineData("五星👍🏽 👨‍👩‍👧 \u2028 \u0085 \u00a0 \ufffd")]
    public async Task Every_text_survives_in_both_encodings(string text)
    {
        foreach (var client in new[] { Client(QueueMessageEncoding.None), Client(QueueMessageEncoding.Base64) })
        {
            await client.SendMessageAsync(text);
            var peeked = Assert.Single((await client.PeekMessagesAsync()).Value);
            var received = Assert.Single((await client.ReceiveMessagesAsync()).Value);
            await client.DeleteMessageAsync(received.MessageId, received.PopReceipt);

            Assert.Equal(text, peeked.MessageText);
            Assert.Equal(text, received.MessageText);
        }
    }

    [Fact]
    public async Task Control_characters_need_base64()
    {
        await Queue.SendMessageAsync("\u0001\u001b");
        await Assert.ThrowsAsync<ArgumentException>(() => Client(QueueMessageEncoding.None).SendMessageAsync("\u0001\u001b"));

        Assert.Equal("\u0001\u001b", Assert.Single((await Queue.ReceiveMessagesAsync(32)).Value).MessageText);
    }

    [Fact]
    public async Task Bytes_survive_in_base64_and_are_base64_on_the_wire()
    {
        byte[] bytes = [0, 255, 128, 10, 13];

        await Queue.SendMessageAsync(new BinaryData(bytes));

        Assert.Equal(Convert.ToBase64String(bytes), Assert.Single((await Client(QueueMessageEncoding.None).PeekMessagesAsync()).Value).MessageText);
        Assert.Equal(bytes, Assert.Single((await Queue.ReceiveMessagesAsync()).Value).Body.ToArray());
    }

    [Fact]
    public async Task A_body_that_is_not_base64_is_said_to_be_so()
    {
        await Client(QueueMessageEncoding.None).SendMessageAsync("not base64!");

        await Assert.ThrowsAsync<FormatException>(() => Queue.ReceiveMessagesAsync());
    }

    [Fact]
    public async Task A_received_message_is_hidden_until_it_is_put_back_and_counts_its_receipts()
    {
        await Queue.SendMessageAsync("work");
        var first = Assert.Single((await Queue.ReceiveMessagesAsync(1, TimeSpan.FromHours(1))).Value);
        Assert.Empty((await Queue.ReceiveMessagesAsync(32)).Value);

        var update = (await Queue.UpdateMessageAsync(first.MessageId, first.PopReceipt)).Value;
        var second = Assert.Single((await Queue.ReceiveMessagesAsync(1, TimeSpan.FromHours(1))).Value);

        Assert.NotEqual(first.PopReceipt, update.PopReceipt);
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal("work", second.MessageText);
        Assert.Equal(2, second.DequeueCount);
    }

    [Fact]
    public async Task An_update_replaces_the_text_and_moves_the_visibility()
    {
        await Queue.SendMessageAsync("old");
        var first = Assert.Single((await Queue.ReceiveMessagesAsync()).Value);

        var update = (await Queue.UpdateMessageAsync(first.MessageId, first.PopReceipt, "新 <text>", TimeSpan.FromHours(1))).Value;
        Assert.Empty((await Queue.PeekMessagesAsync(32)).Value);
        await Queue.UpdateMessageAsync(first.MessageId, update.PopReceipt, new BinaryData("newer"));

        Assert.True(update.NextVisibleOn - first.InsertedOn >= TimeSpan.FromHours(1));
        Assert.Equal("newer", Assert.Single((await Queue.PeekMessagesAsync(32)).Value).MessageText);
    }

    [Fact]
    public async Task A_receipt_is_good_once()
    {
        await Queue.SendMessageAsync("work");
        var message = Assert.Single((await Queue.ReceiveMessagesAsync()).Value);
        await Queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.FromHours(1));

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));

        Assert.Equal(QueueErrorCode.PopReceiptMismatch, stale.ErrorCode);
        Assert.Equal(1, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_deleted_message_is_not_found()
    {
        await Queue.SendMessageAsync("work");
        var message = Assert.Single((await Queue.ReceiveMessagesAsync()).Value);
        await Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);

        var gone = await Assert.ThrowsAsync<RequestFailedException>(() => Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt));

        Assert.Equal(404, gone.Status);
        Assert.Equal(QueueErrorCode.MessageNotFound, gone.ErrorCode);
    }

    [Fact]
    public async Task A_delayed_message_waits_and_is_counted()
    {
        var receipt = (await Queue.SendMessageAsync("later", visibilityTimeout: TimeSpan.FromHours(2), timeToLive: TimeSpan.FromDays(1))).Value;

        Assert.Empty((await Queue.ReceiveMessagesAsync(32)).Value);
        Assert.Empty((await Queue.PeekMessagesAsync(32)).Value);
        Assert.Equal(1, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Equal(TimeSpan.FromHours(2), receipt.TimeNextVisible - receipt.InsertionTime);
        Assert.Equal(TimeSpan.FromDays(1), receipt.ExpirationTime - receipt.InsertionTime);
    }

    [Fact]
    public async Task A_message_can_live_for_ever()
    {
        var receipt = (await Queue.SendMessageAsync("keep", timeToLive: TimeSpan.FromSeconds(-1))).Value;

        Assert.Equal(9999, receipt.ExpirationTime.Year);
    }

    [Fact]
    public async Task Thirty_two_messages_come_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Queue.SendMessageAsync($"{i}")));

        var first = (await Queue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1))).Value;
        var second = (await Queue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1))).Value;

        Assert.Equal(32, first.Length);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"{i}").Order(), first.Concat(second).Select(message => message.MessageText).Order());
    }

    [Fact]
    public async Task Peeking_takes_nothing()
    {
        var receipt = (await Queue.SendMessageAsync("look")).Value;

        var peeked = Assert.Single((await Queue.PeekMessagesAsync(32)).Value);

        Assert.Equal(receipt.MessageId, peeked.MessageId);
        Assert.Equal("look", peeked.Body.ToString());
        Assert.Equal(0, peeked.DequeueCount);
        Assert.Equal(receipt.InsertionTime, peeked.InsertedOn);
        Assert.Equal(receipt.ExpirationTime, peeked.ExpiresOn);
        Assert.Single((await Queue.ReceiveMessagesAsync(32)).Value);
    }

    [Fact]
    public async Task Clearing_takes_everything()
    {
        await Queue.SendMessageAsync("visible");
        await Queue.SendMessageAsync("hidden", TimeSpan.FromHours(1));

        await Queue.ClearMessagesAsync();

        Assert.Equal(0, (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task Creating_and_deleting_say_whether_they_did_something()
    {
        var queue = new QueueServiceClient(azurite.ConnectionString).GetQueueClient($"{_name}-other");

        Assert.Equal(201, (await queue.CreateIfNotExistsAsync(new Dictionary<string, string> { ["purpose"] = "test" }))?.Status);
        Assert.Null(await queue.CreateIfNotExistsAsync(new Dictionary<string, string> { ["purpose"] = "test" }));
        Assert.Null(await queue.CreateIfNotExistsAsync());
        Assert.True((await queue.DeleteIfExistsAsync()).Value);
        Assert.False((await queue.DeleteIfExistsAsync()).Value);
    }

    [Fact]
    public async Task A_missing_queue_is_404()
    {
        var queue = new QueueServiceClient(azurite.ConnectionString).GetQueueClient($"{_name}-missing");

        foreach (var call in new Func<Task>[] { () => queue.SendMessageAsync("x"), () => queue.ReceiveMessagesAsync(), () => queue.GetPropertiesAsync() })
        {
            var missing = await Assert.ThrowsAsync<RequestFailedException>(call);
            Assert.Equal(404, missing.Status);
            Assert.Equal(QueueErrorCode.QueueNotFound, missing.ErrorCode);
            Assert.Contains("The specified queue does not exist.", missing.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_key_is_403()
    {
        var credential = new StorageSharedKeyCredential("devstoreaccount1", Convert.ToBase64String(new byte[64]));
        var queue = new QueueServiceClient(ServiceUri, credential).GetQueueClient(_name);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("x"));

        Assert.Equal(403, refused.Status);
    }

    [Fact]
    public async Task A_queue_is_found_by_account_and_key_too()
    {
        var key = azurite.ConnectionString.Split("AccountKey=")[1].Split(';')[0];
        var queue = new QueueServiceClient(ServiceUri, new StorageSharedKeyCredential("devstoreaccount1", key)).GetQueueClient(_name);

        await queue.SendMessageAsync(Convert.ToBase64String("same queue"u8));

        Assert.Equal("same queue", Assert.Single((await Queue.ReceiveMessagesAsync()).Value).MessageText);
        Assert.Equal(_name, queue.Name);
        Assert.Equal(Queue.Uri, queue.Uri);
    }

    private Uri ServiceUri => new QueueServiceClient(azurite.ConnectionString).Uri;

    private QueueClient Client(QueueMessageEncoding encoding) => new(azurite.ConnectionString, _name, new QueueClientOptions { MessageEncoding = encoding });
}
