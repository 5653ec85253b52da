using System.Diagnostics;
using System.Reflection;
using KpiFunctions.Foundation.Telemetry;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>The method behind a function: makes its class from the services of one call, runs it and awaits what it returns.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInfo _method;
    private readonly ObjectFactory? _factory;

    public FunctionMethod(string name, MethodInfo method)
    {
        Name = name;
        _method = method;
        Parameters = method.GetParameters();
        _factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
    }

    public string Name { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    public Type ReturnType => _method.ReturnType;

    public ParameterInfo TriggerParameter => Parameters.Single(IsTrigger);

    public static bool IsTrigger(ParameterInfo parameter) => parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null;

    /// <summary>Runs the function in a scope of its own; what it throws comes out as it is.</summary>
    /// <returns>What the function returned, awaited; <see langword="null"/> when it returns nothing.</returns>
    public async Task<object?> InvokeAsync(IServiceProvider services, object?[] arguments)
    {
        await using var scope = services.CreateAsyncScope();
        return await InvokeInScopeAsync(scope.ServiceProvider, arguments);
    }

    /// <summary>Runs the function with the services of a scope that the caller keeps, as a request has its own.</summary>
    public async Task<object?> InvokeInScopeAsync(IServiceProvider scope, object?[] arguments)
    {
        // A trace of its own for each run, as the Functions worker has it; the web server's does not count, because nobody asked for it.
        Activity.Current = null;
        using var run = Signals.Source.StartActivity($"function {Name}");
        var instance = _factory?.Invoke(scope, null);
        try
        {
            return await ResultOf(_method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null));
        }
        finally
        {
            switch (instance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
    }

    private static async Task<object?> ResultOf(object? returned)
    {
        switch (returned)
        {
            case Task task:
                await task;
                var type = task.GetType();
                return type.IsGenericType ? type.GetProperty(nameof(Task<object>.Result))!.GetValue(task) : null;
            case ValueTask task:
                await task;
                return null;
            default:
                return returned;
        }
    }
}
