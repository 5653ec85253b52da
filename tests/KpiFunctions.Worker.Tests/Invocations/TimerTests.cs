using KpiFunctions.Worker.Tests.Hosting;
using KpiFunctions.Worker.Tests.Protocol;

namespace KpiFunctions.Worker.Tests.Invocations;

[Collection(AppCollection.Name)]
public sealed class TimerTests(AppFixture fixture)
{
    [Fact]
    public async Task Every_timer_ticks_in_a_storage_without_any_record()
    {
        await using var app = await fixture.StartAnotherAsync();

        foreach (var timer in app.Functions.Where(function => function.IsTimer))
        {
            var result = await app.TickAsync(timer);
            Assert.True(result.Status == StatusResult.Types.Status.Success, $"{timer}: {result.Exception?.Message}");
        }
    }
}
