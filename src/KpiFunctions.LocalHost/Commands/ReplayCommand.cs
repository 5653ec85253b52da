using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KpiFunctions.LocalHost.App;
using KpiFunctions.LocalHost.Hosting;
using KpiFunctions.LocalHost.Simulation;
using KpiFunctions.LocalHost.Storage;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Plays files of records through the app on a virtual clock.</summary>
internal sealed class ReplayCommand
{
    private readonly Option<string> _stores = File("--stores", "Stores, CSV.", required: true);
    private readonly Option<string> _workOrders = File("--work-orders", "Work orders, CSV.", required: true);
    private readonly Option<string> _replies = File("--replies", "Customers' answers, CSV.", required: true);
    private readonly IReadOnlyList<(ReplayKind Kind, Option<string> Option)> _records = [.. ReplayKind.All.Select(k => (k, File($"--{k.Name}", $"{k.Title}, CSV.")))];
    private readonly Option<string> _marks = File("--marks", "Columns of rating sheets, a row for each mark, CSV.");
    private readonly Option<string> _calendar = File("--calendar", "When the stores are open, for those whose complaintClock is business, CSV.");
    private readonly Option<string> _staff = File("--staff", "Who works in the stores as what, and who leads whom, CSV.");
    private readonly Option<string> _scheme = File("--scheme", "Scoring scheme, JSON; saved before the first order. Presets that stores or staff name are saved by themselves.");
    private readonly Option<Instant?> _until = new("--until")
    {
        Description = "Last moment of the replay, UTC: 2018-01-06 or 2018-01-06T12:00:00Z. Default: a day after the last month has closed.",
        CustomParser = ParseUntil,
    };

    private readonly Option<string> _output = new("--output") { Description = "Folder for scores-{store}-{yyyy-MM}.json of every closed month." };
    private readonly Option<string> _data = new("--data")
    {
        Description = "Folder of this replay's storage. A replay that was killed goes on there with the same result.",
        DefaultValueFactory = _ => Path.Combine(".azurite", "replay"),
    };

    private readonly Option<bool> _fresh = new("--fresh") { Description = "Throws away what earlier replays left in --data." };
    private readonly Option<string> _storage = new("--storage") { Description = "Connection string of a storage account to use instead of --data. Its queues are emptied." };
    private readonly Option<bool> _redeliver = new("--redeliver") { Description = "Delivers every queue message twice, in shuffled order: nothing may change." };
    private readonly Option<int> _seed = new("--seed") { Description = "Order of --redeliver.", DefaultValueFactory = _ => 1 };

    private ReplayCommand()
    {
    }

    public static Command Create(IAnsiConsole console)
    {
        var options = new ReplayCommand();
        var command = new Command("replay", "Plays records through the whole app on a virtual clock, as fast as the machine allows.")
        {
            options._stores, options._workOrders, options._replies, options._marks, options._calendar, options._staff, options._scheme, options._until, options._output,
            options._data, options._fresh, options._storage, options._redeliver, options._seed,
        };
        foreach (var (_, option) in options._records)
        {
            command.Add(option);
        }

        command.SetAction((arguments, cancellationToken) => options.RunAsync(arguments, console, cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var files = new ReplayFiles
        {
            Stores = ReplaySource.File(arguments.GetValue(_stores)!),
            WorkOrders = ReplaySource.File(arguments.GetValue(_workOrders)!),
            Replies = ReplaySource.File(arguments.GetValue(_replies)!),
            Records = _records.Where(r => arguments.GetValue(r.Option) is not null).ToDictionary(r => r.Kind, r => ReplaySource.File(arguments.GetValue(r.Option)!)),
            Marks = Optional(arguments.GetValue(_marks)),
            Calendar = Optional(arguments.GetValue(_calendar)),
            Staff = Optional(arguments.GetValue(_staff)),
            Scheme = Optional(arguments.GetValue(_scheme)),
        };
        var input = await ReplayParser.ReadAsync(files, cancellationToken);
        var until = arguments.GetValue(_until) ?? input.NaturalEnd;
        Redelivery? redelivery = arguments.GetValue(_redeliver) ? new Redelivery(arguments.GetValue(_seed)) : null;
        var output = console.Profile.Out.Writer;

        await using var storage = await OpenStorageAsync(arguments, files, redelivery, output, cancellationToken);
        await using var session = await ReplaySession.StartAsync(input, storage, port: 0, output, cancellationToken);
        var result = await ReplayProgressView.RunAsync(
            console, input.Start, until, progress => session.RunAsync(until, redelivery, progress, cancellationToken));

        ScoreTables.Write(console, result.Scores);
        if (arguments.GetValue(_output) is { } folder)
        {
            await ScoreFiles.WriteAsync(folder, result.Scores, cancellationToken);
        }

        ReplaySummary.Write(output, result);
        return result is { Refused.Count: 0, Failures: 0 } ? ExitCode.Ok : ExitCode.BadInput;
    }

    private async Task<LocalStorage> OpenStorageAsync(
        ParseResult arguments, ReplayFiles files, Redelivery? redelivery, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_storage) is { } connection)
        {
            return await LocalStorage.OpenAsync(connection, arguments.GetValue(_data)!, output.WriteLine, cancellationToken);
        }

        var folder = DataFolder.Open(arguments.GetValue(_data)!);
        try
        {
            var delivery = redelivery is null ? "" : $"redelivered {arguments.GetValue(_seed)}";
            await ReplayFingerprint.ClaimAsync(folder, arguments.GetValue(_fresh), files, delivery, cancellationToken);
            return await LocalStorage.StartOwnAsync(folder, output.WriteLine, cancellationToken);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static Option<string> File(string name, string description, bool required = false) => new(name) { Description = description, Required = required };

    private static ReplaySource? Optional(string? path) => path is null ? null : ReplaySource.File(path);

    private static Instant? ParseUntil(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
        {
            return day.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        }

        if (InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant)
        {
            return instant.Value;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no day and no moment; write --until 2018-01-06 or --until 2018-01-06T12:00:00Z."));
        return null;
    }
}
