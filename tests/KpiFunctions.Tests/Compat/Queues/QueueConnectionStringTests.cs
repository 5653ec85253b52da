using Azure.Storage.Queues;

namespace KpiFunctions.Tests.Compat.Queues;

public sealed class QueueConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10001/devstoreaccount1/work")]
    [InlineData("usedevelopmentstorage=True;", "http://127.0.0.1:10001/devstoreaccount1/work")]
    [InlineData("AccountName=acct;AccountKey=a2V5Cg==", "https://acct.queue.core.windows.net/work")]
    [InlineData("DefaultEndpointsProtocol=http; AccountName=acct; AccountKey=a2V5Cg==; EndpointSuffix=core.chinacloudapi.cn;", "http://acct.queue.core.chinacloudapi.cn/work")]
    [InlineData("AccountName=acct;AccountKey=a2V5Cg==;QueueEndpoint=https://queues.example.org/acct/", "https://queues.example.org/acct/work")]
    public void The_queue_is_where_the_connection_string_says(string connectionString, string expected)
    {
        Assert.Equal(expected, new QueueServiceClient(connectionString).GetQueueClient("work").Uri.AbsoluteUri);
        Assert.Equal(expected, new QueueClient(connectionString, "work", new QueueClientOptions()).Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("AccountKey=c2VjcmV0", "AccountName")]
    [InlineData("AccountName=acct;QueueEndpoint=https://queues.example.org", "AccountKey")]
    [InlineData("AccountName=acct;AccountKey", "AccountKey")]
    public void A_missing_part_is_named(string connectionString, string missing)
    {
        var exception = Assert.Throws<FormatException>(() => new QueueServiceClient(connectionString));

        Assert.Contains(missing, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", exception.Message, StringComparison.Ordinal);
    }
}
