using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;
using Xunit.Abstractions;

namespace KpiFunctions.Worker.Tests.Invocations;

[Collection(AppCollection.Name)]
public sealed class EveryFunctionTests(AppFixture fixture, ITestOutputHelper output)
{
    private RunningApp App => fixture.App;

    /// <summary>Prints what was loaded and what came of it, so that a log of a test run is a list of what runs in the cloud.</summary>
    [Fact]
    public async Task Every_function_can_be_invoked_and_answers_whatever_it_is_given()
    {
        var faults = new List<string>();
        foreach (var function in App.Functions)
        {
            var (outcome, isRight) = await InvokeAsync(function);
            output.WriteLine($"{function,-90} {outcome}");
            faults.AddRange(isRight ? [] : [$"{function}: {outcome}"]);
        }

        output.WriteLine($"{App.Functions.Count} functions loaded, {App.Functions.Count - faults.Count} of them invoked as they should be.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<(string Outcome, bool IsRight)> InvokeAsync(LoadedFunction function)
    {
        if (function.IsHttp)
        {
            return await RequestAsync(function);
        }

        var result = await (function.IsTimer ? App.TickAsync(function) : App.DeliverAsync(function, "no JSON"));
        return ($"{result.Status} {result.Exception?.Message}", result.Status == StatusResult.Types.Status.Success);
    }

    private async Task<(string Outcome, bool IsRight)> RequestAsync(LoadedFunction function)
    {
        var answers = new List<HttpAnswer>();
        foreach (var verb in function.Verbs)
        {
            answers.Add(await App.SendAsync(SampleRequests.Of(function, verb)));
        }

        // Another function may have got the request, when the routes of the two overlap.
        return (
            string.Join(' ', answers.Select(answer => $"{(int)answer.Status} {answer.Type} of {answer.Function.Name}")),
            answers.All(answer => answer.Function == function && (int)answer.Status < 500 && answer.Invocation.Status == StatusResult.Types.Status.Success));
    }
}
