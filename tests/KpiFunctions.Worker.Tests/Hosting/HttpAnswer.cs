using System.Net;
using System.Text.Json;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>What came back for a request: the answer to the caller, and what the worker told the host of the invocation.</summary>
/// <param name="Function">The function that was invoked.</param>
/// <param name="Type">Media type of the body; <see langword="null"/> without one.</param>
internal sealed record HttpAnswer(LoadedFunction Function, HttpStatusCode Status, string? Type, string Body, StatusResult Invocation)
{
    public bool IsProblem => Type == "application/problem+json";

    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Body);
        return document.RootElement.Clone();
    }

    public override string ToString() => $"{(int)Status} {Type} {Body} [invocation: {Invocation.Status} {Invocation.Exception?.Message}]";
}
