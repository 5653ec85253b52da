using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>The one way into every endpoint: who calls, may they, and what a refusal looks like.</summary>
public sealed class ApiGate(ApiKeys keys, FailedAttempts failures)
{
    public const string KeyHeader = "x-api-key";

    /// <param name="allowed">Whether this caller may do this; asked before anything is read, so a refusal tells nothing of what exists.</param>
    public async Task<IResult> HandleAsync(
        HttpRequest request, Func<Caller, bool> allowed, Func<Caller, Task<IResult>> handle, CancellationToken cancellationToken)
    {
        var address = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        if (failures.WaitOf(address) is { } wait)
        {
            request.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Problems.TooManyFailures(wait);
        }

        var key = request.Headers[KeyHeader].ToString();
        if (key.Length == 0)
        {
            return Problems.Unauthorized();
        }

        if (await keys.FindAsync(key, cancellationToken) is not { } caller)
        {
            failures.Add(address);
            return Problems.Unauthorized();
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
}
