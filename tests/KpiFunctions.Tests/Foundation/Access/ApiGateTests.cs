using System.Net;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Access;

/// <summary>Wrong keys slow down who tries them, and nobody else.</summary>
public sealed class ApiGateTests(AzuriteFixture azurite) : AppTest(azurite)
{
    private static readonly IPAddress FrontDoor = IPAddress.Parse("10.0.0.1");

    [Fact]
    public async Task A_valid_key_passes_however_many_wrong_ones_came_from_its_address()
    {
        var key = await KeyAsync();
        for (var i = 0; i < 30; i++)
        {
            await StatusAsync($"kpi_0123456789abcdef_guess{i}");
        }

        Assert.Equal(StatusCodes.Status429TooManyRequests, await StatusAsync("kpi_0123456789abcdef_guess"));
        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(key));
    }

    [Fact]
    public async Task One_wrong_key_again_and_again_has_to_wait_but_not_the_same_from_elsewhere()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync("kpi_0123456789abcdef_old"));
        }

        Assert.Equal(StatusCodes.Status429TooManyRequests, await StatusAsync("kpi_0123456789abcdef_old"));
        Assert.Equal(StatusCodes.Status401Unauthorized, await StatusAsync("kpi_0123456789abcdef_old", IPAddress.Parse("10.0.0.2")));
    }

    [Fact]
    public async Task A_revoked_key_that_its_machine_still_sends_does_not_shut_out_the_new_one()
    {
        var old = await KeyAsync();
        Assert.True(await Get<ApiKeyStore>().RevokeAsync(old.Split('_')[1], CancellationToken.None));
        for (var i = 0; i < 20; i++)
        {
            await StatusAsync(old);
        }

        Assert.Equal(StatusCodes.Status200OK, await StatusAsync(await KeyAsync()));
    }

    [Fact]
    public async Task Use_and_end_of_a_key_are_kept_beside_what_it_may_do()
    {
        var key = await KeyAsync();
        await StatusAsync(key);
        await Get<ApiKeyStore>().RevokeAsync(key.Split('_')[1], CancellationToken.None);

        var info = Assert.Single(await Get<ApiKeyStore>().ListAsync(CancellationToken.None));

        Assert.Equal(("test", Role.Ingest, Clock.Now.ToDateTimeOffset(), Clock.Now.ToDateTimeOffset()), (info.Name, info.Role, info.LastUsedAt, info.RevokedAt));
        Assert.False(await Get<ApiKeyStore>().RevokeAsync("0000000000000000", CancellationToken.None));
    }

    private Task<string> KeyAsync() => Get<ApiKeyStore>().CreateAsync(Ingest, CancellationToken.None);

    private async Task<int> StatusAsync(string key, IPAddress? address = null)
    {
        var context = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        context.Connection.RemoteIpAddress = address ?? FrontDoor;
        context.Request.Headers[ApiGate.KeyHeader] = key;
        var answer = await Get<ApiGate>().HandleAsync(context.Request, _ => true, _ => Task.FromResult(Results.Ok()), CancellationToken.None);
        await answer.ExecuteAsync(context);
        return context.Response.StatusCode;
    }
}
