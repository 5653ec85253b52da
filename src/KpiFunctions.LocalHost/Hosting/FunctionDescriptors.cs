using NCrontab;

namespace KpiFunctions.LocalHost.Hosting;

/// <summary>A function that answers HTTP requests.</summary>
/// <param name="Method">What to call.</param>
/// <param name="Route">Route below <c>/api</c>, in ASP.NET Core's syntax, without a leading slash.</param>
/// <param name="Verbs">HTTP methods it answers; empty for all.</param>
internal sealed record HttpFunction(FunctionMethod Method, string Route, IReadOnlyList<string> Verbs);

/// <summary>A function that runs once for each message of a queue.</summary>
internal sealed record QueueFunction(FunctionMethod Method, string QueueName);

/// <summary>A function that runs at the times of a schedule, which are UTC.</summary>
/// <param name="Method">What to call.</param>
/// <param name="Expression">The six-field NCRONTAB expression as configured.</param>
/// <param name="Schedule">The expression, parsed.</param>
/// <param name="RunOnStartup">Whether it also runs when the host starts.</param>
internal sealed record TimerFunction(FunctionMethod Method, string Expression, CrontabSchedule Schedule, bool RunOnStartup);
