using KpiFunctions.Foundation.Messaging;
using KpiFunctions.LocalHost.Hosting;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>What a person reads when the app serves: where, with which key, and what happens to texts.</summary>
/// <param name="application">What serves.</param>
/// <param name="storage">Where the data is.</param>
/// <param name="gateway">Name of the SMS gateway.</param>
/// <param name="key">The development key, if there is one.</param>
/// <param name="example">Path of a request worth trying.</param>
internal sealed class StartPage(LocalApplication application, string storage, string? gateway, string? key, string example = "api/health")
{
    public void Write(TextWriter output)
    {
        var texts = gateway == "console" ? "console: texts are printed here, none is sent" : $"{gateway}: texts go to real people";
        output.WriteLine();
        foreach (var function in application.Catalog.Http.OrderBy(f => f.Route, StringComparer.Ordinal))
        {
            output.WriteLine($"  {string.Join(',', function.Verbs).ToUpperInvariant(),-6} {application.Address}api/{function.Route}");
        }

        output.WriteLine();
        output.WriteLine($"Queues    {string.Join(", ", application.Catalog.Queues.Select(q => q.QueueName).Where(q => !q.EndsWith(Queues.PoisonSuffix, StringComparison.Ordinal)))} (and {Queues.PoisonSuffix} of each)");
        output.WriteLine($"Timers    {string.Join(", ", application.Catalog.Timers.Select(t => $"{t.Method.Name} ({t.Expression})"))}");
        output.WriteLine($"Storage   {storage}");
        output.WriteLine($"SMS       {texts}");
        output.WriteLine($"Key       {key ?? "one of that account; a development key is made for the storage emulator only"}");
        output.WriteLine();
        output.WriteLine($"Try       curl {(key is null ? "" : $"-H 'x-api-key: {key}' ")}{application.Address}{example}");
        output.WriteLine("Ctrl+C stops.");
        output.WriteLine();
    }
}
