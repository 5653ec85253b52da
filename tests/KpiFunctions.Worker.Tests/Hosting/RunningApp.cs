using KpiFunctions.Worker.Tests.Metadata;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Hosting;

/// <summary>The function app as its own process, with every function loaded, and this test process as its host.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly WorkerServer _server;
    private readonly HttpForwarder _forwarder = new();

    private RunningApp(WorkerServer server, WorkerProcess process, WorkerChannel channel, AppSettings settings)
    {
        _server = server;
        Process = process;
        Channel = channel;
        Settings = settings;
    }

    public WorkerProcess Process { get; }

    public WorkerChannel Channel { get; }

    public AppSettings Settings { get; }

    /// <summary>In the order in which the host looks for one whose route matches: by name.</summary>
    public IReadOnlyList<LoadedFunction> Functions { get; private set; } = [];

    public StartTimes? Times { get; private set; }

    private Uri HttpAddress { get; set; } = new("http://127.0.0.1");

    /// <summary>Starts the app and brings it to where the host would give it work.</summary>
    /// <param name="initialised">Runs when the app has said that it is ready, and before it is asked to load any function.</param>
    public static async Task<RunningApp> StartAsync(AppFolder folder, AppSettings settings, Func<Task>? initialised = null)
    {
        var channel = new WorkerChannel();
        var server = await WorkerServer.StartAsync(channel);
        var start = TimeProvider.System.GetTimestamp();
        var process = WorkerProcess.Start(folder, settings.Variables, server.Address);
        _ = process.Ended.ContinueWith(_ => channel.Close($"The app has ended. It printed:\n{process.Output}"), TaskScheduler.Default);
        var app = new RunningApp(server, process, channel, settings);
        try
        {
            await channel.Opened.WaitAsync(Limits.Answer);
            var connected = TimeProvider.System.GetElapsedTime(start);
            await app.InitialiseAsync(folder);
            var ready = TimeProvider.System.GetElapsedTime(start);
            await (initialised?.Invoke() ?? Task.CompletedTask);
            await app.LoadAsync(folder);
            app.Times = new StartTimes(connected, ready, TimeProvider.System.GetElapsedTime(start));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public LoadedFunction Function(string name) => Functions.Single(function => function.Name == name);

    /// <summary>Lets a timer tick.</summary>
    public Task<StatusResult> TickAsync(LoadedFunction timer) => InvokeAsync(timer, new TypedData
    {
        Json = """{"ScheduleStatus":{"Last":"2026-10-01T00:00:00+00:00","LastUpdated":"2026-10-01T00:00:00+00:00","Next":"2026-10-01T01:00:00+00:00"},"IsPastDue":false}""",
    });

    /// <summary>Gives a queue function a message.</summary>
    public Task<StatusResult> DeliverAsync(LoadedFunction worker, string message) => InvokeAsync(worker, new TypedData { String = message });

    /// <summary>Sends a request and waits for its end.</summary>
    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            return await Begin(request, CancellationToken.None).AnswerAsync();
        }
    }

    /// <summary>Sends a request on both of its ways, to the function that the host would choose.</summary>
    /// <exception cref="InvalidOperationException">No function has this route and verb; the host would answer 404 itself.</exception>
    public HttpInvocation Begin(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.OriginalString.Split('?')[0][(HostJson.RoutePrefix.Length + 1)..];
        var function = Functions.FirstOrDefault(f => f.Verbs.Contains(request.Method.Method) && f.Route?.Match(path) is not null)
            ?? throw new InvalidOperationException($"No function has the route {request.Method} {path}.");
        var invocation = Invocation(function, new TypedData { Http = new RpcHttp() });
        foreach (var (name, value) in function.Route!.Match(path)!)
        {
            invocation.TriggerMetadata[name] = new TypedData { String = value };
        }

        var response = _forwarder.SendAsync(request, HttpAddress, invocation.InvocationId, cancellationToken);
        return new HttpInvocation(function, invocation.InvocationId, response, Channel.AskAsync(new StreamingMessage { InvocationRequest = invocation }));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _forwarder.Dispose();
        await _server.DisposeAsync();
    }

    private async Task InitialiseAsync(AppFolder folder)
    {
        var question = new WorkerInitRequest { HostVersion = "4.1040.0", WorkerDirectory = folder.Path, FunctionAppDirectory = folder.Path };
        var answer = (await Channel.AskAsync(new StreamingMessage { WorkerInitRequest = question })).WorkerInitResponse;
        Require(answer.Result, "Initialising");
        HttpAddress = new Uri(answer.Capabilities["HttpUri"]);
    }

    private async Task LoadAsync(AppFolder folder)
    {
        var question = new FunctionsMetadataRequest { FunctionAppDirectory = folder.Path };
        var found = (await Channel.AskAsync(new StreamingMessage { FunctionsMetadataRequest = question })).FunctionMetadataResponse;
        Require(found.Result, "Listing the functions");
        await Task.WhenAll(found.FunctionMetadataResults.Select(LoadAsync));
        Functions = [.. found.FunctionMetadataResults.Select(LoadedFunction.Of).OrderBy(function => function.Name, StringComparer.Ordinal)];
    }

    private async Task LoadAsync(RpcFunctionMetadata function)
    {
        var question = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
        Require((await Channel.AskAsync(new StreamingMessage { FunctionLoadRequest = question })).FunctionLoadResponse.Result, $"Loading {function.Name}");
    }

    private async Task<StatusResult> InvokeAsync(LoadedFunction function, TypedData trigger) =>
        (await Channel.AskAsync(new StreamingMessage { InvocationRequest = Invocation(function, trigger) })).InvocationResponse.Result;

    private static InvocationRequest Invocation(LoadedFunction function, TypedData trigger) => new()
    {
        InvocationId = Guid.NewGuid().ToString(),
        FunctionId = function.Id,
        InputData = { new ParameterBinding { Name = function.Parameter, Data = trigger } },
        TraceContext = new RpcTraceContext { TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" },
    };

    private static void Require(StatusResult result, string what)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new InvalidOperationException($"{what} failed: {result.Exception?.Message} {result.Exception?.StackTrace}");
        }
    }
}
