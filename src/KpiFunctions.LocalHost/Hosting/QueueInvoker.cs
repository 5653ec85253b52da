using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Calls a queue function with a message's body.</summary>
internal sealed class QueueInvoker
{
    private readonly FunctionMethod _method;
    private readonly IServiceProvider _services;
    private readonly bool _base64;
    private readonly Func<BinaryData, CancellationToken, object?>[] _bindings;

    /// <exception cref="InvalidOperationException">The function has a parameter that cannot be bound.</exception>
    public QueueInvoker(FunctionMethod method, IServiceProvider services, bool base64)
    {
        _method = method;
        _services = services;
        _base64 = base64;
        _bindings = [.. method.Parameters.Select(BindingOf)];
    }

    /// <param name="body">The body as it is in the queue.</param>
    /// <param name="cancellationToken">Passed to the function.</param>
    /// <exception cref="FormatException">The body is not base64 although messages of this app are.</exception>
    public Task InvokeAsync(BinaryData body, CancellationToken cancellationToken)
    {
        var decoded = _base64 ? new BinaryData(Convert.FromBase64String(body.ToString())) : body;
        return _method.InvokeAsync(_services, Array.ConvertAll(_bindings, bind => bind(decoded, cancellationToken)));
    }

    private Func<BinaryData, CancellationToken, object?> BindingOf(ParameterInfo parameter)
    {
        var isBody = parameter.GetCustomAttribute<QueueTriggerAttribute>() is not null;
        return parameter.ParameterType switch
        {
            var type when isBody && type == typeof(string) => (body, _) => body.ToString(),
            var type when isBody && type == typeof(BinaryData) => (body, _) => body,
            var type when type == typeof(CancellationToken) => (_, token) => token,
            var type => throw new InvalidOperationException(
                $"Function {_method.Name}: parameter '{parameter.Name}' of type {type.Name} cannot be bound; queue functions take string or BinaryData, and CancellationToken."),
        };
    }
}
