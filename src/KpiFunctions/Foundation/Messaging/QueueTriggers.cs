using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Foundation.Messaging;

/// <summary>Which queue each function of the app reads, as its trigger says; there is no list beside the triggers that could lack one.</summary>
internal static class QueueTriggers
{
    // Found when a dead letter is replayed for the first time, not at every start.
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Names = new(() => Find().ToDictionary(StringComparer.Ordinal));

    /// <summary>The setting that names the queue a function reads; <see langword="null"/> when it reads none, or a poison queue.</summary>
    internal static string? SettingOf(string function) =>
        Names.Value.GetValueOrDefault(function) is { } name && name.StartsWith('%') && name.EndsWith('%') ? name.Trim('%') : null;

    private static IEnumerable<KeyValuePair<string, string>> Find() =>
        from type in typeof(QueueTriggers).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<QueueTriggerAttribute>()
        where trigger is not null
        select KeyValuePair.Create(function.Name, trigger.QueueName);
}
