using KpiFunctions.Domain.Stores;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Http;

/// <summary>Every refusal of the API: RFC 9457 problem details with a stable type and a sentence that says what to do.</summary>
public static class Problems
{
    /// <summary>Seconds until an app that stops has another in its place, as a rule.</summary>
    internal const int StopSeconds = 5;

    /// <summary>Seconds until it is worth asking again for a storage that did not answer.</summary>
    internal const int OutageSeconds = 30;

    private const string TypePrefix = "urn:kpifunctions:problem:";

    public static IResult Unauthorized() => Problem(
        StatusCodes.Status401Unauthorized, "unauthorized", "No valid key came with the request: it is missing, wrong, expired or ended. Send one in the header x-api-key.");

    public static IResult Forbidden() => Problem(
        StatusCodes.Status403Forbidden, "forbidden", "This key may not do that. Ask an administrator for a key with the right role and store.");

    /// <param name="detail">Says how to get a key that may.</param>
    public static IResult NoPerson(string detail) => Problem(StatusCodes.Status403Forbidden, "no-person", detail);

    /// <param name="detail">Says who may instead.</param>
    public static IResult Concerned(string detail) => Problem(StatusCodes.Status403Forbidden, "not-impartial", detail);

    public static IResult TooManyFailures(TimeSpan retryAfter) => Problem(
        StatusCodes.Status429TooManyRequests, "too-many-failures", $"Too many wrong keys came from this address. Wait {retryAfter.TotalSeconds:0} seconds.");

    public static IResult NotFound(string detail) => Problem(StatusCodes.Status404NotFound, "not-found", detail);

    public static IResult Invalid(string detail, IDictionary<string, string[]>? errors = null) =>
        Problem(StatusCodes.Status400BadRequest, "invalid", detail, errors is null ? null : new Dictionary<string, object?> { ["errors"] = errors });

    public static IResult Conflict(string detail) => Problem(StatusCodes.Status409Conflict, "conflict", detail);

    public static IResult TooLarge(string detail, IDictionary<string, object?>? extensions = null) =>
        Problem(StatusCodes.Status413PayloadTooLarge, "too-large", detail, extensions);

    /// <param name="request">Names the request in the log.</param>
    public static IResult Failed(string request) => Problem(
        StatusCodes.Status500InternalServerError,
        "failed",
        "The server failed; the fault is not in the request. Tell whoever runs it the id of the request: the log has the reason.",
        new Dictionary<string, object?> { ["requestId"] = request });

    public static IResult StorageUnavailable() => Problem(
        StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "The storage does not answer. Send the request again in a while; what was kept of it is recognised.");

    public static IResult Stopping() => Problem(
        StatusCodes.Status503ServiceUnavailable, "stopping", "The server is about to stop. Send the request again in a while; what was kept of it is recognised.");

    public static IResult NotReproduced(StoreMonth month) => Conflict(
        $"The stored facts of {month} no longer give the results that it was closed with, so they cannot be explained or compared. "
        + $"GET /api/months/{month.StoreId}/{month.Month.Year:D4}-{month.Month.Month:D2}/verify names the first difference.");

    public static IResult Problem(int status, string type, string detail, IDictionary<string, object?>? extensions = null) =>
        Results.Problem(detail, statusCode: status, type: TypePrefix + type, extensions: extensions);
}
