using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>Every function of an app, found by its attributes just as the Functions host finds them, with settings filled in.</summary>
internal sealed class FunctionCatalog
{
    /// <summary>The one storage connection that the local host serves: the setting of this name.</summary>
    public const string StorageConnection = "Storage";

    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly List<HttpFunction> _http = [];
    private readonly List<QueueFunction> _queues = [];
    private readonly List<TimerFunction> _timers = [];

    private FunctionCatalog()
    {
    }

    public IReadOnlyList<HttpFunction> Http => _http;

    public IReadOnlyList<QueueFunction> Queues => _queues;

    public IReadOnlyList<TimerFunction> Timers => _timers;

    /// <summary>Reads the functions of these types, ordered by name.</summary>
    /// <exception cref="EnvironmentException">A setting that a trigger names is missing, or a schedule is no NCRONTAB expression.</exception>
    /// <exception cref="InvalidOperationException">A function is declared in a way that cannot run; that is a mistake in the app.</exception>
    public static FunctionCatalog Of(IEnumerable<Type> types, IConfiguration configuration)
    {
        var catalog = new FunctionCatalog();
        var functions = types.SelectMany(type => type.GetMethods(AnyMethod))
            .Select(method => (Method: method, method.GetCustomAttribute<FunctionAttribute>()?.Name))
            .Where(function => function.Name is not null)
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        if (functions.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two functions are named {twice.Key}; function names are unique in an app.");
        }

        foreach (var (method, name) in functions)
        {
            catalog.Add(new FunctionMethod(name!, method), configuration);
        }

        if (RouteOverlap.Find(catalog.Http) is var (first, second))
        {
            throw new InvalidOperationException(
                $"Functions {first.Method.Name} ({first.Route}) and {second.Method.Name} ({second.Route}) share a verb and match the same addresses. "
                + $"In Azure {first.Method.Name} would get all of them, being the first by name. Give one of them a route of its own.");
        }

        return catalog;
    }

    private void Add(FunctionMethod method, IConfiguration configuration)
    {
        if (method.Parameters.Count(FunctionMethod.IsTrigger) != 1)
        {
            throw new InvalidOperationException($"Function {method.Name} needs exactly one parameter with a trigger attribute.");
        }

        switch (method.TriggerParameter.GetCustomAttributes().First(a => a is HttpTriggerAttribute or QueueTriggerAttribute or TimerTriggerAttribute))
        {
            case HttpTriggerAttribute http:
                _http.Add(new HttpFunction(method, (http.Route ?? method.Name).TrimStart('/'), http.Methods ?? []));
                break;
            case QueueTriggerAttribute queue:
                _queues.Add(QueueOf(method, queue, configuration));
                break;
            case TimerTriggerAttribute timer:
                _timers.Add(TimerOf(method, timer, configuration));
                break;
        }
    }

    private static QueueFunction QueueOf(FunctionMethod method, QueueTriggerAttribute trigger, IConfiguration configuration) =>
        trigger.Connection == StorageConnection
            ? new QueueFunction(method, SettingExpression.Resolve(trigger.QueueName, configuration, $"Function {method.Name}"))
            : throw new InvalidOperationException(
                $"Function {method.Name} reads its queue from the connection '{trigger.Connection}'; the local host serves '{StorageConnection}' only.");

    private static TimerFunction TimerOf(FunctionMethod method, TimerTriggerAttribute trigger, IConfiguration configuration)
    {
        var expression = SettingExpression.Resolve(trigger.Schedule, configuration, $"Function {method.Name}");
        var schedule = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            ?? throw new EnvironmentException(
                $"Function {method.Name}: the schedule '{expression}' (from {trigger.Schedule}) is no six-field NCRONTAB expression. "
                + "Write second, minute, hour, day, month and day of week, such as '0 */15 * * * *' for every quarter hour.");
        return new TimerFunction(method, expression, schedule, trigger.RunOnStartup);
    }
}
