using KpiFunctions.LocalHost.Hosting;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class HostJsonTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Queue_settings_are_read_and_comments_allowed()
    {
        var read = Read("""{ /* ours */ "extensions": { "queues": { "batchSize": 8, "maxDequeueCount": 3, "visibilityTimeout": "00:00:30", "messageEncoding": "none" } } }""");

        Assert.Equal(new HostJson(8, 3, TimeSpan.FromSeconds(30), Base64: false), read);
    }

    [Fact]
    public void What_is_left_out_is_as_in_the_functions_host() =>
        Assert.Equal(new HostJson(16, 5, TimeSpan.Zero, Base64: true), Read("""{ "version": "2.0", "extensions": { "queues": {} } }"""));

    [Theory]
    [InlineData("""{ "extensions": { "queues": { "batchSize": 33 } } }""", "batchSize of 1 to 32")]
    [InlineData("""{ "extensions": { "queues": { "messageEncoding": "utf8" } } }""", "messageEncoding is 'utf8'")]
    [InlineData("""{ "extensions": { "queues": { "visibilityTimeout": "soon" } } }""", "soon")]
    [InlineData("nothing", "Cannot read")]
    public void A_mistake_names_the_file_and_the_value(string json, string message)
    {
        var problem = Assert.Throws<EnvironmentException>(() => Read(json));

        Assert.Contains(_file, problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    private HostJson Read(string json)
    {
        File.WriteAllText(_file, json);
        return HostJson.Read(_file);
    }
}
