using System.CommandLine;
using KpiFunctions.Foundation.Access;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Storage;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Serves the app in real time; what the program does without a command.</summary>
internal static class ServeCommand
{
    /// <summary>Where an emulator that is started for serving keeps its data.</summary>
    private const string Folder = ".azurite";

    public static void AddTo(RootCommand root, TextWriter output)
    {
        var port = PortOption.Create();
        root.Add(port);
        root.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(port), output, cancellationToken));
    }

    /// <summary>Texts that are printed here have addresses that open here, unless the settings say otherwise.</summary>
    private static string? PageAddress(string? set, int port) => set ?? (port == 0 ? null : $"http://127.0.0.1:{port}/api/s");

    private static async Task<int> RunAsync(int port, TextWriter output, CancellationToken cancellationToken)
    {
        var connection = LocalSettings.Load()[FunctionCatalog.StorageConnection] ?? "";
        await using var storage = await LocalStorage.OpenAsync(connection, Folder, output.WriteLine, cancellationToken);
        var settings = LocalSettings.Load(
        [
            new(FunctionCatalog.StorageConnection, storage.ConnectionString),
            new(KpiApp.PageAddress, PageAddress(LocalSettings.Load()[KpiApp.PageAddress], port)),
        ]);
        await using var application = await LocalApplication.StartAsync(
            new LocalApplicationOptions
            {
                Configuration = settings,
                Clock = TimeProvider.System,
                FunctionTypes = KpiApp.FunctionTypes,
                AddApp = services => services.AddKpiFunctions(settings),
                HostJson = KpiApp.ReadHostJson(),
                Port = port,
            },
            cancellationToken);

        // A key that may do everything is made for an emulator only, never for an account with anybody's data.
        var key = storage.IsEmulator
            ? await DevelopmentKey.GetAsync(application.Services.GetRequiredService<ApiKeyStore>(), Folder, cancellationToken)
            : null;
        new StartPage(application, storage.Description, settings[KpiApp.Gateway], key).Write(output);
        await Serving.UntilStoppedAsync(application, output, cancellationToken);
        return ExitCode.Ok;
    }
}
