namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>When a start of the app got how far, from the moment its process was started.</summary>
/// <param name="Connected">The worker opened its stream.</param>
/// <param name="Initialised">It answered that it is ready for work.</param>
/// <param name="Loaded">It had loaded every function.</param>
internal sealed record StartTimes(TimeSpan Connected, TimeSpan Initialised, TimeSpan Loaded);
