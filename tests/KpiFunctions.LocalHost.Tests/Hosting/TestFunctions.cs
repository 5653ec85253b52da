using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Tests.Hosting;

public sealed class EchoEndpoint(Recorder recorder)
{
    [Function(nameof(EchoEndpoint))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "echo/{store}/{month:int}")] HttpRequest request,
        string store,
        string month,
        CancellationToken cancellationToken)
    {
        await recorder.RecordAsync(request.Method, cancellationToken);
        return Results.Text($"{store}|{month}|{request.Query["q"]}");
    }
}

public sealed class TextWorker(Recorder recorder)
{
    [Function(nameof(TextWorker))]
    public Task Run([QueueTrigger("%TextQueue%", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        recorder.RecordAsync(message, cancellationToken);
}

public sealed class TextPoisonWorker(Recorder recorder)
{
    [Function(nameof(TextPoisonWorker))]
    public Task Run([QueueTrigger("%TextQueue%-poison", Connection = "Storage")] string message, CancellationToken cancellationToken) =>
        recorder.RecordAsync($"poison {message}", cancellationToken);
}

public sealed class BytesWorker(Recorder recorder)
{
    [Function(nameof(BytesWorker))]
    public Task Run([QueueTrigger("%TextQueue%", Connection = "Storage")] BinaryData message) =>
        recorder.RecordAsync(Convert.ToHexString(message), CancellationToken.None);
}

public sealed class QuarterTimer(Recorder recorder)
{
    [Function(nameof(QuarterTimer))]
    public Task Run([TimerTrigger("%QuarterSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        recorder.RecordAsync($"quarter {timer.ScheduleStatus!.Last:s} {timer.ScheduleStatus.Next:s}", cancellationToken);
}

public sealed class DailyTimer(Recorder recorder)
{
    [Function(nameof(DailyTimer))]
    public Task Run([TimerTrigger("0 30 6 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        recorder.RecordAsync(timer.IsPastDue ? "late" : "daily", cancellationToken);
}
