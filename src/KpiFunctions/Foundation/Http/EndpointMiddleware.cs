using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace KpiFunctions.Foundation.Http;

/// <summary>Puts <see cref="EndpointAnswers"/> around every HTTP function of the worker. The answer is written here, so that nothing is left to fail outside.</summary>
internal sealed class EndpointMiddleware(EndpointAnswers answers) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await answers.AnswerAsync(
            http,
            context.FunctionDefinition.Name,
            async () =>
            {
                await next(context);
                return (IResult)context.GetInvocationResult().Value!;
            },
            context.CancellationToken);

        // Answered: the worker would write it once more, and send it to the host as a value besides.
        context.GetInvocationResult().Value = null;
    }
}
