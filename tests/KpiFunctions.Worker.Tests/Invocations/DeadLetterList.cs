using System.Text.Json;
using KpiFunctions.Worker.Tests.Hosting;

namespace KpiFunctions.Worker.Tests.Invocations;

/// <summary>What the app could not process, as an administrator sees it.</summary>
internal static class DeadLetterList
{
    /// <summary>One dead letter.</summary>
    /// <param name="Function">The function that could not process it.</param>
    /// <param name="Reason">Why, for a person who may mend it.</param>
    internal sealed record Letter(string Id, string Function, string Reason);

    public static async Task<IReadOnlyList<Letter>> ReadAsync(RunningApp app)
    {
        var answer = await app.SendAsync(Requests.Get("/api/dead-letters?limit=1000"));
        return [.. answer.Json().GetProperty("items").EnumerateArray().Select(Read)];
    }

    /// <summary>The dead letters that came while something was done.</summary>
    public static async Task<IReadOnlyList<Letter>> NewAsync(RunningApp app, Func<Task> action)
    {
        var before = await ReadAsync(app);
        await action();
        return [.. (await ReadAsync(app)).Except(before)];
    }

    private static Letter Read(JsonElement letter) => new(
        letter.GetProperty("id").GetString()!, letter.GetProperty("function").GetString()!, letter.GetProperty("reason").GetString()!);
}
