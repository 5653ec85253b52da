using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Compat.Tables;

public sealed class TableRetryTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Fact]
    public async Task A_request_that_does_not_arrive_is_sent_again()
    {
        var handler = new LossyHandler { LosesRequest = true };

        var answer = await Client(handler).AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        Assert.Equal((204, 2), (answer.Status, handler.Tries));
        Assert.Equal(1, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task A_transaction_that_does_not_arrive_is_sent_again()
    {
        var handler = new LossyHandler { LosesRequest = true };

        var answer = await Client(handler).SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r") { ["A"] = 1 })]);

        Assert.Equal((204, 2), (Assert.Single(answer.Value).Status, handler.Tries));
        Assert.Equal(1, (await ReadAsync("p", "r")).GetInt32("A"));
    }

    [Fact]
    public async Task An_insert_whose_answer_is_lost_ends_as_a_duplicate()
    {
        var handler = new LossyHandler { LosesRequest = false };

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => Client(handler).AddEntityAsync(new TableEntity("p", "r")));

        Assert.True(refusal.ErrorCode == TableErrorCode.EntityAlreadyExists);
        Assert.Equal(2, handler.Tries);
    }

    [Fact]
    public async Task A_refusal_is_not_sent_again()
    {
        var handler = new LossyHandler();

        await Assert.ThrowsAsync<RequestFailedException>(() => Client(handler).GetEntityAsync<TableEntity>("p", "none"));

        Assert.Equal(1, handler.Tries);
    }

    [Fact]
    public async Task A_cancelled_call_ends_at_once()
    {
        var handler = new LossyHandler();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(handler).AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));

        Assert.False((await Table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    private TableClient Client(LossyHandler handler) =>
        new TableServiceClient(ConnectionString, new TableClientOptions { Transport = new HttpClientTransport(handler), Retry = { Delay = TimeSpan.FromMilliseconds(1) } })
            .GetTableClient(Table.Name);

    /// <summary>Breaks the connection of the first try, before the request or before its answer.</summary>
    private sealed class LossyHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public bool? LosesRequest { get; init; }

        public int Tries { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var broken = ++Tries == 1 && LosesRequest is not null;
            if (broken && LosesRequest == true)
            {
                throw new HttpRequestException("The connection broke before the request.");
            }

            var response = await base.SendAsync(request, cancellationToken);
            return broken ? throw new HttpRequestException("The connection broke before the answer.") : response;
        }
    }
}
