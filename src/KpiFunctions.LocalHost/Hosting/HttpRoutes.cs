using System.Reflection;
using KpiFunctions.Foundation.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Serves the HTTP functions of an app below <c>/api</c>, as the Functions host does: of several templates that match, the first by the name of its function.</summary>
internal static class HttpRoutes
{
    /// <summary>Maps every HTTP function of <paramref name="catalog"/>.</summary>
    /// <exception cref="InvalidOperationException">A function has a parameter or a return type that cannot be bound.</exception>
    public static void MapFunctions(this IEndpointRouteBuilder routes, FunctionCatalog catalog)
    {
        var answers = routes.ServiceProvider.GetRequiredService<EndpointAnswers>();
        foreach (var (order, function) in catalog.Http.Index())
        {
            if (function.Method.ReturnType != typeof(IResult) && function.Method.ReturnType != typeof(Task<IResult>))
            {
                throw new InvalidOperationException($"Function {function.Method.Name} returns {function.Method.ReturnType.Name}; an HTTP function returns IResult or Task<IResult>.");
            }

            var bindings = function.Method.Parameters.Select(p => BindingOf(p, function)).ToArray();
            Task AnswerAsync(HttpContext context) => answers.AnswerAsync(context, function.Method.Name, () => RunAsync(context, function.Method, bindings), CancellationToken.None);
            var mapped = function.Verbs.Count == 0
                ? routes.Map($"/api/{function.Route}", AnswerAsync)
                : routes.MapMethods($"/api/{function.Route}", function.Verbs.Select(v => v.ToUpperInvariant()), AnswerAsync);
            mapped.Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = order);
        }
    }

    private static Func<HttpContext, object?> BindingOf(ParameterInfo parameter, HttpFunction function) => parameter switch
    {
        _ when parameter.GetCustomAttribute<HttpTriggerAttribute>() is not null && parameter.ParameterType == typeof(HttpRequest) => context => context.Request,
        { ParameterType: var type } when type == typeof(CancellationToken) => context => context.RequestAborted,
        { ParameterType: var type } when type == typeof(string) => context => context.GetRouteValue(parameter.Name!)?.ToString(),
        _ => throw new InvalidOperationException(
            $"Function {function.Method.Name}: parameter '{parameter.Name}' of type {parameter.ParameterType.Name} cannot be bound; "
            + "HTTP functions take HttpRequest, CancellationToken and strings of the route."),
    };

    private static async Task<IResult> RunAsync(HttpContext context, FunctionMethod function, Func<HttpContext, object?>[] bindings) =>
        (IResult)(await function.InvokeInScopeAsync(context.RequestServices, Array.ConvertAll(bindings, bind => bind(context))))!;
}
