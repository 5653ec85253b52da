using System.Reflection;
using KpiFunctions.Features.Health;
using KpiFunctions.Features.SurveyPage;
using KpiFunctions.Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Features.Audit;

/// <summary>An HTTP function of the app, found by its attributes and run as a host runs it.</summary>
internal sealed record HttpFunction(string Name, MethodInfo Method, IReadOnlyList<string> Verbs)
{
    internal static IReadOnlyList<HttpFunction> All { get; } =
    [
        .. from type in typeof(ServiceCollectionExtensions).Assembly.GetTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where function is not null && trigger is not null
           select new HttpFunction(function.Name, method, trigger.Methods ?? []),
    ];

    /// <summary>Those that anybody may call: what tells nothing, and the page on which a customer answers, to whom nobody gives a key.</summary>
    internal static IReadOnlyList<string> Open { get; } =
        [nameof(HealthEndpoint), nameof(LiveEndpoint), nameof(ReadyEndpoint), nameof(GetSurveyPageEndpoint), nameof(PostSurveyPageEndpoint)];

    /// <summary>Those of people with keys that take anything besides GET and HEAD, or any verb at all.</summary>
    internal static IReadOnlyList<HttpFunction> Writing { get; } = [.. All.Where(f => f.IsWriting && !Open.Contains(f.Name))];

    internal bool IsWriting => Verbs.Count == 0 || Verbs.Any(v => !HttpMethods.IsGet(v) && !HttpMethods.IsHead(v));

    internal string WritingVerb => Verbs.FirstOrDefault(v => !HttpMethods.IsGet(v) && !HttpMethods.IsHead(v))?.ToUpperInvariant() ?? HttpMethods.Post;

    public override string ToString() => Name;

    /// <summary>Runs the function; the route values of the request are its other arguments.</summary>
    internal Task AnswerAsync(IServiceProvider services, HttpContext http) => services.GetRequiredService<EndpointAnswers>().AnswerAsync(
        http,
        Name,
        () =>
        {
            var arguments = Method.GetParameters().Select(p =>
                p.ParameterType == typeof(HttpRequest) ? http.Request
                : p.ParameterType == typeof(CancellationToken) ? http.RequestAborted
                : http.Request.RouteValues[p.Name!]);
            var answer = Method.Invoke(ActivatorUtilities.CreateInstance(services, Method.DeclaringType!), [.. arguments])!;
            return answer as Task<IResult> ?? Task.FromResult((IResult)answer);
        },
        CancellationToken.None);
}
