using System.Text;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests;

/// <summary>What a caller gets to read.</summary>
internal static class Answers
{
    /// <summary>The problem that ends a request, as it is answered.</summary>
    public static async Task<ApiAnswer> RefusalAsync(Func<Task> request) => await WrittenAsync((await Assert.ThrowsAsync<ProblemException>(request)).Result);

    public static Task<ApiAnswer> RefusalAsync(Action request) => RefusalAsync(() =>
    {
        request();
        return Task.CompletedTask;
    });

    public static string Detail(this ApiAnswer answer) => answer.Json.GetProperty("detail").GetString()!;

    public static async Task<ApiAnswer> WrittenAsync(IResult result)
    {
        using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };
        await result.ExecuteAsync(context);
        return new ApiAnswer(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }
}
