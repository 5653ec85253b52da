using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.SurveyPage;

/// <summary>A page on its way to a browser: kept by nobody, found by no search engine, and telling no other site where the customer came from.</summary>
internal sealed class PageResult(int status, PageWords words, Html page) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => status;

    /// <summary>How long to wait before another try; <see langword="null"/>: no matter.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(page.ToString());
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = words.Tag;
        response.Headers.ContentSecurityPolicy = PageStyle.Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.XContentTypeOptions = "nosniff";
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
