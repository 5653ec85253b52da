using System.Xml.Linq;
using Azure.Core;
using Azure.Core.Pipeline;
using KpiFunctions.Foundation.Sms;

namespace KpiFunctions.Tests.Features.Surveys.Crashes;

/// <summary>The process ends here.</summary>
internal sealed class KilledException : Exception;

/// <summary>
/// Ends the code that is running at a step chosen beforehand: at the n-th request to the storage or the provider, before it leaves or after it was served.
/// </summary>
internal sealed class KillSwitch
{
    private static readonly AsyncLocal<KillSwitch?> Current = new();

    private readonly int _step;
    private readonly bool _afterwards;
    private int _steps;

    private KillSwitch(int step, bool afterwards) => (_step, _afterwards) = (step, afterwards);

    /// <summary>Runs an action to its end, or to the step at which it is killed.</summary>
    /// <returns>Whether it came to its end.</returns>
    public static async Task<bool> RunAsync(int? step, bool afterwards, Func<Task> action)
    {
        Current.Value = step is { } number ? new KillSwitch(number, afterwards) : null;
        try
        {
            await action();
            return true;
        }
        catch (Exception e) when (e is KilledException || e.InnerException is KilledException)
        {
            return false;
        }
    }

    private static async ValueTask StepAsync(Func<ValueTask> request)
    {
        var kill = Current.Value;
        var isLast = kill is not null && Interlocked.Increment(ref kill._steps) == kill._step;
        if (isLast && !kill!._afterwards)
        {
            throw new KilledException();
        }

        await request();
        if (isLast)
        {
            throw new KilledException();
        }
    }

    /// <summary>Sits in every storage client; hears also what is put into which queue, so that a virtual clock can hand it out.</summary>
    internal sealed class StoragePolicy(Action<string, string, TimeSpan> queued) : HttpPipelinePolicy
    {
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => StepAsync(async () =>
        {
            await ProcessNextAsync(message, pipeline);
            var uri = message.Request.Uri.ToUri();
            if (message.Request.Method == RequestMethod.Post && uri.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal) && message.Response.Status == 201)
            {
                using var body = new MemoryStream();
                await message.Request.Content!.WriteToAsync(body, CancellationToken.None);
                body.Position = 0;
                var delay = uri.Query.Split('?', '&').FirstOrDefault(p => p.StartsWith("visibilitytimeout=", StringComparison.Ordinal))?.Split('=')[1];
                queued(uri.Segments[^2].TrimEnd('/'), XDocument.Load(body).Descendants("MessageText").Single().Value, TimeSpan.FromSeconds(int.Parse(delay ?? "0", System.Globalization.CultureInfo.InvariantCulture)));
            }
        });
    }

    /// <summary>Sits before the provider.</summary>
    internal sealed class Gateway(ISmsGateway inner) : ISmsGateway
    {
        public string Name => inner.Name;

        public TimeSpan RepeatabilityWindow => inner.RepeatabilityWindow;

        public async Task<SmsReceipt> SendAsync(SmsMessage message, CancellationToken cancellationToken)
        {
            SmsReceipt? receipt = null;
            await StepAsync(async () => receipt = await inner.SendAsync(message, cancellationToken));
            return receipt!;
        }
    }
}
