using System.Globalization;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Access;

/// <summary>
/// The one way into every endpoint: who calls, may they, and what a refusal looks like. A valid key always passes, whatever others tried from the
/// same address: behind a front door all callers have that one. Whatever is asked besides reading leaves its entries in the audit log here, so no
/// endpoint can forget it; a feature adds by <see cref="Caller.Audit"/> what it changes.
/// </summary>
public sealed class ApiGate(ApiKeyStore keys, FailedAttempts failures, RefusedKeys refused, AuditLog audit)
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

        return await keys.FindAsync(key, cancellationToken) is not { } caller ? await RefuseAsync(request, key, address, attempt, cancellationToken)
            : HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? await AnswerAsync(caller, allowed, handle)
            : await RecordAsync(request, caller, allowed, handle);
    }

    private async Task<IResult> RecordAsync(HttpRequest request, Caller caller, Func<Caller, bool> allowed, Func<Caller, Task<IResult>> handle)
    {
        var scope = audit.Begin(request, caller.Actor);
        IResult result;
        try
        {
            result = await AnswerAsync(caller with { Audit = scope }, allowed, handle);
        }
        catch
        {
            await scope.FailAsync();
            throw;
        }

        await scope.EndAsync((result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        return result;
    }

    private static async Task<IResult> AnswerAsync(Caller caller, Func<Caller, bool> allowed, Func<Caller, Task<IResult>> handle)
    {
        try
        {
            return allowed(caller) ? await handle(caller) : Problems.Forbidden();
        }
        catch (ProblemException e)
        {
            return e.Result;
        }
    }

    private async Task<IResult> RefuseAsync(HttpRequest request, string key, string address, string attempt, CancellationToken cancellationToken)
    {
        failures.Add(attempt);
        if (failures.WaitOf(address) is { } wait)
        {
            return Slow(request, wait);
        }

        failures.Add(address);
        await refused.RecordAsync(request, key, address, StatusCodes.Status401Unauthorized, cancellationToken);
        return Problems.Unauthorized();
    }

    private IResult Slow(HttpRequest request, TimeSpan wait)
    {
        refused.LeaveOut();
        request.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problems.TooManyFailures(wait);
    }
}
