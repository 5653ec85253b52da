using System.Globalization;
using KpiFunctions.Foundation.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Foundation.Http;

/// <summary>
/// Runs an endpoint and answers its request, whatever happens: every exception becomes a problem that says what to do and nothing of the inside,
/// and a caller who hung up is no failure.
/// </summary>
public sealed partial class EndpointAnswers(StopSignal stop, ILogger<EndpointAnswers> logger)
{
    /// <param name="function">For the log, and for whoever asks <see cref="InvokedFunction"/>.</param>
    /// <param name="run">The endpoint. While it runs, the request's token ends when the app stops, and that of a read also with its caller.</param>
    /// <param name="invocation">The runtime's own reasons to end.</param>
    public async Task AnswerAsync(HttpContext http, string function, Func<Task<IResult>> run, CancellationToken invocation)
    {
        var caller = http.RequestAborted;
        http.Features.Set(new InvokedFunction(function));
        try
        {
            await RunAsync(http, run, caller, invocation);
        }
#pragma warning disable CA1031 // Whatever an endpoint throws, the caller gets an answer without details and the log gets all of them.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await AnswerAsync(http, function, e, HasHungUp(e, caller), stop.Token.IsCancellationRequested || invocation.IsCancellationRequested);
            await stop.LeaveAsync(http);
        }
    }

    private async Task RunAsync(HttpContext http, Func<Task<IResult>> run, CancellationToken caller, CancellationToken invocation)
    {
        // Who stops waiting for a read ends it. What was begun to be written is finished: nobody would know how much of it was.
        using var end = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            ? CancellationTokenSource.CreateLinkedTokenSource(caller, invocation, stop.Token)
            : CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        http.RequestAborted = end.Token;
        try
        {
            // JSON is not escaped for pages; nobody may take it for one.
            http.Response.Headers.XContentTypeOptions = "nosniff";
            await (await run()).ExecuteAsync(http);
        }
        finally
        {
            http.RequestAborted = caller;
        }
    }

    // A connection may be found dead before the request's token says so.
    private static bool HasHungUp(Exception exception, CancellationToken caller) =>
        exception is ConnectionResetException || (caller.IsCancellationRequested && exception is OperationCanceledException or IOException);

    private Task AnswerAsync(HttpContext http, string function, Exception exception, bool hasHungUp, bool isEnding)
    {
        if (hasHungUp)
        {
            HungUp(function);
            return EndAsync(http, Results.StatusCode(StatusCodes.Status499ClientClosedRequest));
        }

        var problem = ProblemOf(http, exception, isEnding);
        if (problem is null)
        {
            Failed(exception, function);
        }
        else
        {
            Refused(function, exception.Message);
        }

        return EndAsync(http, problem ?? Problems.Failed(http.TraceIdentifier));
    }

    /// <summary>What is no fault of the app; <see langword="null"/> for what is.</summary>
    private static IResult? ProblemOf(HttpContext http, Exception exception, bool isEnding)
    {
        switch (exception)
        {
            case ProblemException refusal:
                return refusal.Result;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problems.TooLarge("The body is larger than the server takes. Split it and send the parts one after another.");
            case BadHttpRequestException bad:
                return Problems.Problem(bad.StatusCode, "bad-request", bad.Message);
            case OperationCanceledException when isEnding:
                RetryAfter(http, Problems.StopSeconds);
                return Problems.Stopping();
            case var _ when StorageOutage.Is(exception):
                RetryAfter(http, Problems.OutageSeconds);
                return Problems.StorageUnavailable();
            default:
                return null;
        }
    }

    private static void RetryAfter(HttpContext http, int seconds)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static Task EndAsync(HttpContext http, IResult answer)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return Task.CompletedTask;
        }

        return answer.ExecuteAsync(http);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void Failed(Exception exception, string function);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "{Function} could not answer: {Reason}")]
    private partial void Refused(string function, string reason);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Information, Message = "{Function}: the caller hung up")]
    private partial void HungUp(string function);
}
