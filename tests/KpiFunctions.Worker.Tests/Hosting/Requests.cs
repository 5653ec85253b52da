using System.Text;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>Requests as callers of the API send them.</summary>
internal static class Requests
{
    public static HttpRequestMessage Get(string path) => Request(HttpMethod.Get, path);

    public static HttpRequestMessage Put(string path, string json) => Request(HttpMethod.Put, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static HttpRequestMessage Post(string path, string text, string type = "application/json") =>
        Request(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, type));

    public static HttpRequestMessage Request(HttpMethod verb, string path, HttpContent? body = null) =>
        new HttpRequestMessage(verb, new Uri(path, UriKind.Relative)) { Content = body }.As(AppSettings.AdminKey);

    /// <summary>The request with a key, or without one.</summary>
    public static HttpRequestMessage As(this HttpRequestMessage request, string? key)
    {
        request.Headers.Remove("x-api-key");
        if (key is not null)
        {
            request.Headers.Add("x-api-key", key);
        }

        return request;
    }
}
