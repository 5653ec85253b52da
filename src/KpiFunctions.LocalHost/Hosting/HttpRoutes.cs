using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Serves the HTTP functions of an app below <c>/api</c>, as the Functions host does.</summary>
internal static partial class HttpRoutes
{
    /// <summary>Maps every HTTP function of <paramref name="catalog"/>.</summary>
    /// <exception cref="InvalidOperationException">A function has a parameter or a return type that cannot be bound.</exception>
    public static void MapFunctions(this IEndpointRouteBuilder routes, FunctionCatalog catalog)
    {
        var logger = routes.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HttpRoutes));
        foreach (var function in catalog.Http)
        {
            if (function.Method.ReturnType != typeof(IResult) && function.Method.ReturnType != typeof(Task<IResult>))
            {
                throw new InvalidOperationException($"Function {function.Method.Name} returns {function.Method.ReturnType.Name}; an HTTP function returns IResult or Task<IResult>.");
            }

            var bindings = function.Method.Parameters.Select(p => BindingOf(p, function)).ToArray();
            RequestDelegate answer = context => AnswerAsync(context, function.Method, bindings, logger);
            _ = function.Verbs.Count == 0
                ? routes.Map($"/api/{function.Route}", answer)
                : routes.MapMethods($"/api/{function.Route}", function.Verbs.Select(v => v.ToUpperInvariant()), answer);
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

    private static async Task AnswerAsync(HttpContext context, FunctionMethod function, Func<HttpContext, object?>[] bindings, ILogger logger)
    {
        try
        {
            var result = (IResult)(await function.InvokeInScopeAsync(context.RequestServices, Array.ConvertAll(bindings, bind => bind(context))))!;
            await result.ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAborted(logger, function.Name);
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await Results.Problem(problem.Message, statusCode: problem.StatusCode).ExecuteAsync(context);
        }
#pragma warning disable CA1031 // Whatever a function throws, the caller gets an answer without details and the log gets all of them.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            LogFailure(logger, exception, function.Name);
            await Results.Problem(statusCode: StatusCodes.Status500InternalServerError).ExecuteAsync(context);
        }
    }

    [LoggerMessage(7010, LogLevel.Error, "{Function} failed")]
    private static partial void LogFailure(ILogger logger, Exception exception, string function);

    [LoggerMessage(7011, LogLevel.Information, "{Function}: the caller hung up")]
    private static partial void LogAborted(ILogger logger, string function);
}
