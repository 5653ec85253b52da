using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Foundation.Messaging;

/// <summary>A function of the app that reads a queue, as its attributes say.</summary>
/// <param name="Queue">The queue's name as the trigger has it: settings between percent signs.</param>
internal sealed record QueueFunction(string Name, string Queue, MethodInfo Method)
{
    private const string Poison = "-poison";

    public static IReadOnlyList<QueueFunction> All { get; } =
    [
        .. from method in typeof(ServiceCollectionExtensions).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods())
           let trigger = method.GetParameters().Select(p => p.GetCustomAttribute<QueueTriggerAttribute>()).FirstOrDefault(t => t is not null)
           where trigger is not null
           select new QueueFunction(method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger.QueueName, method),
    ];

    public static IEnumerable<QueueFunction> Workers => All.Where(f => !f.IsPoison);

    public bool IsPoison => Queue.EndsWith(Poison, StringComparison.Ordinal);

    /// <summary>The setting that names the queue.</summary>
    public string Setting => Queue.Replace(Poison, "", StringComparison.Ordinal).Trim('%');

    public QueueFunction PoisonWorker => Assert.Single(All, f => f.Queue == Queue + Poison);

    public Task RunAsync(IServiceProvider services, string message) => (Task)Method.Invoke(
        ActivatorUtilities.CreateInstance(services, Method.DeclaringType!), BindingFlags.DoNotWrapExceptions, null, [message, CancellationToken.None], null)!;
}
