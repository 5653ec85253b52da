using System.Globalization;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>
/// The one way into every endpoint: who calls, may they, and what a refusal looks like. A valid key always passes, whatever others tried from the
/// same address: behind a front door all callers have that one.
/// </summary>
public sealed class ApiGate(ApiKeyStore keys, FailedAttempts failures)
{
    public const string KeyHeader = "x-api-key";

    /// <param name="allowed">Whether this caller may do this; asked before anything is read, so a refusal tells nothing of what exists.</param>
    public async Task<IResult> HandleAsync(
        HttpRequest request, Func<Caller, bool> allowed, Func<Caller, Task<IResult>> handle, CancellationToken cancellationToken)
    {
        var key = request.Headers[KeyHeader].ToString();
        if (key.Length == 0)
        {
            return Problems.Unauthorized();
        }

        var address = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var attempt = $"{address} {ApiKeyStore.Hash(key)}";
        if (failures.WaitOf(attempt) is { } wait)
        {
            // The very key that was wrong again and again is not even looked up.
            return Slow(request, wait);
        }

        if (await keys.FindAsync(key, cancellationToken) is not { } caller)
        {
            return Refuse(request, address, attempt);
        }

        try
        {
            return allowed(caller) ? await handle(caller) : Problems.Forbidden();
        }
        catch (ProblemException e)
        {
            return e.Result;
        }
    }

    private IResult Refuse(HttpRequest request, string address, string attempt)
    {
        failures.Add(attempt);
        if (failures.WaitOf(address) is { } wait)
        {
            return Slow(request, wait);
        }

        failures.Add(address);
        return Problems.Unauthorized();
    }

    private static IResult Slow(HttpRequest request, TimeSpan wait)
    {
        request.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.TooManyFailures(wait);
    }
}
