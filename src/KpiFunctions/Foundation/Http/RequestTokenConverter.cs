using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;

namespace KpiFunctions.Foundation.Http;

/// <summary>Gives HTTP functions their request's token, which ends with the app, and that of a read with its caller; the worker's own knows neither.</summary>
internal sealed class RequestTokenConverter : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
        context.TargetType == typeof(CancellationToken) && context.FunctionContext.GetHttpContext() is { } http
            ? ConversionResult.Success(http.RequestAborted)
            : ConversionResult.Unhandled());
}
