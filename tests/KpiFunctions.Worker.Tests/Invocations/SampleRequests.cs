using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>One request without a body to every HTTP function, to a store that does not exist.</summary>
internal static class SampleRequests
{
    public static IEnumerable<HttpRequestMessage> OfAll(IEnumerable<LoadedFunction> functions) =>
        functions.Where(function => function.IsHttp).SelectMany(function => function.Verbs.Select(verb => Of(function, verb)));

    public static HttpRequestMessage Of(LoadedFunction function, string verb) =>
        Requests.Request(new HttpMethod(verb), $"/api/{function.Route!.Fill(ValueOf)}");

    private static string ValueOf(string parameter) => parameter switch
    {
        "month" => "2026-09",
        "period" => "2026-Q3",
        _ => "unknown",
    };
}
