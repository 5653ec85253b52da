using System.Net;
using KpiFunctions.Worker.Tests.Hosting;
using Xunit.Abstractions;

namespace KpiFunctions.Worker.Tests.Publishing;

/// <summary>How long a customer's first request waits for an app that was not running. Printed, because a test machine is no plan of the cloud.</summary>
[Collection(PublishCollection.Name)]
public sealed class ColdStartTests(PublishedApp published, ITestOutputHelper output)
{
    private const int Starts = 5;

    [Fact]
    public async Task The_published_app_starts_and_answers()
    {
        output.WriteLine("start  connected  initialised  functions loaded  first answer  processor  memory");
        for (var number = 1; number <= Starts; number++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await using var app = await published.StartAsync();
            var answer = await app.SendAsync(Requests.Get("/api/health").As(null));
            var answered = TimeProvider.System.GetElapsedTime(start);

            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var times = app.Times!;
            output.WriteLine(
                $"{number,5}  {times.Connected.TotalSeconds,7:0.00} s  {times.Initialised.TotalSeconds,9:0.00} s  {times.Loaded.TotalSeconds,14:0.00} s"
                + $"  {answered.TotalSeconds,10:0.00} s  {app.Process.ProcessorTime.TotalSeconds,7:0.00} s  {app.Process.MemoryMiB} MiB");
        }
    }
}
