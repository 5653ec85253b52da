using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Sms;

/// <summary>Answers that the <see cref="AcsServer"/> can be told to give.</summary>
internal static class AcsAnswer
{
    /// <summary>202 for the request, and this status for each of its recipients.</summary>
    public static Func<AcsCall, IResult> Items(int status, string? error = null, string? retryAfter = null) => call => Answer(202, retryAfter, new JsonObject
    {
        ["value"] = new JsonArray([.. call.Recipients.Select(recipient => new JsonObject
        {
            ["to"] = (string)recipient["to"]!,
            ["httpStatusCode"] = status,
            ["successful"] = false,
            ["errorMessage"] = error,
        })]),
    });

    /// <summary>The whole request is refused.</summary>
    public static Func<AcsCall, IResult> Refused(int status, string code = "Refused", string? retryAfter = null) => _ => Answer(status, retryAfter, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = "The test refuses this." },
    });

    /// <summary>A refused request that names what is wrong in it, as the service does for fields of the body.</summary>
    public static Func<AcsCall, IResult> Named(int status, string field, string words) =>
        _ => Answer(status, retryAfter: null, new JsonObject { [field] = new JsonArray(words) });

    /// <summary>No answer until the caller gives up.</summary>
    public static Func<AcsCall, IResult> Silence() => _ => new Step(async context =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });

    /// <summary>The connection breaks in the middle of the answer.</summary>
    public static Func<AcsCall, IResult> BrokenOff() => _ => new Step(async context =>
    {
        context.Response.StatusCode = 202;
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{\"value\":[");
    });

    private static Step Answer(int status, string? retryAfter, JsonNode body) => new(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsJsonAsync(body);
    });

    private sealed class Step(Func<HttpContext, Task> answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => answer(httpContext);
    }
}
