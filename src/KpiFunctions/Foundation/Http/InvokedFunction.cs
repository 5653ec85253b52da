using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Foundation.Http;

/// <summary>The function that a request was routed to, set before it runs.</summary>
internal sealed record InvokedFunction(string Name)
{
    /// <summary>The function's name; the verb of a request that no host has routed.</summary>
    internal static string NameOf(HttpRequest request) => request.HttpContext.Features.Get<InvokedFunction>()?.Name ?? request.Method;
}
