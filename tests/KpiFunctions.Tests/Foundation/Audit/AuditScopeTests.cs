using KpiFunctions.Domain;
using KpiFunctions.Features.Stores;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Stores;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Tests.Foundation.Audit;

/// <summary>What the gate keeps of a request that writes, whenever its process dies and however it ends.</summary>
public sealed class AuditScopeTests(AzuriteFixture azurite) : AuditTest(azurite)
{
    [Fact]
    public async Task A_change_is_kept_before_it_is_made()
    {
        IReadOnlyList<AuditEntry> whenMade = [];

        await HandleAsync(async caller =>
        {
            await caller.Audit.ChangesAsync(new { Name = "old" }, new { Name = "new" }, CancellationToken.None, Store);
            whenMade = await EntriesAsync();
            return Results.NoContent();
        });

        var asked = Assert.Single(whenMade);
        Assert.Equal((AuditStage.Asked, """{"name":"old"}""", """{"name":"new"}""", Store), (asked.Stage, asked.Before, asked.After, asked.Store));
        var done = Assert.Single(await EntriesAsync(), e => e.Stage == AuditStage.Done);
        Assert.Equal((asked.Request, Store, 204), (done.Request, done.Store, done.Status));
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_changed()
    {
        await Get<Tables>().Audit.DeleteAsync();

        var answer = await AskAsync(Admin, nameof(PutStoreEndpoint), """{"name":"North","timeZone":"Asia/Shanghai","locale":"en","schemeId":"test"}""", route: ("store", "S2"));

        Assert.Equal(500, answer.Status);
        Assert.Null(await Get<StoreDirectory>().ReadAsync(StoreId.Parse("S2"), CancellationToken.None));
        await Get<Tables>().Audit.CreateAsync();
    }

    [Fact]
    public async Task A_request_that_fails_is_told_of_and_its_failure_goes_on()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => HandleAsync(async caller =>
        {
            await caller.Audit.ChangesAsync(null, "new", CancellationToken.None);
            throw new InvalidOperationException("the secret detail");
        }));

        Assert.Equal([AuditStage.Asked, AuditStage.Failed], (await EntriesAsync()).OrderBy(e => e.Step).Select(e => e.Stage));
    }

    [Fact]
    public async Task A_refusal_is_told_of_with_its_status_however_it_is_made()
    {
        await HandleAsync(_ => Task.FromResult(Problems.Conflict("no")));
        await HandleAsync(_ => throw new ProblemException(Problems.Invalid("no")));

        Assert.Equal([(AuditStage.Refused, 400), (AuditStage.Refused, 409)], (await EntriesAsync()).Select(e => (e.Stage, e.Status!.Value)).Order());
    }

    [Fact]
    public async Task The_same_asked_again_is_kept_once_and_something_else_beside_it()
    {
        await HandleAsync(async caller =>
        {
            foreach (var version in new[] { 1, 1, 2 })
            {
                await caller.Audit.ChangesAsync(null, version, CancellationToken.None);
            }

            return Results.Ok();
        });

        Assert.Equal([(0, "1"), (1, "2"), (2, null)], (await EntriesAsync()).OrderBy(e => e.Step).Select(e => (e.Step, e.After)));
    }

    [Fact]
    public async Task What_changes_nothing_is_told_of_only_when_it_is_refused()
    {
        await HandleAsync(caller =>
        {
            caller.Audit.ChangesNothing();
            return Task.FromResult(Results.Ok());
        });
        Assert.Empty(await EntriesAsync());

        await HandleAsync(caller =>
        {
            caller.Audit.ChangesNothing();
            return Task.FromResult(Problems.Forbidden());
        });
        Assert.Equal(403, Assert.Single(await EntriesAsync()).Status);
    }

    [Fact]
    public async Task Who_came_through_no_gate_leaves_nothing()
    {
        await AuditScope.None.ChangesAsync(null, "new", CancellationToken.None);
        await AuditScope.None.EndAsync(200);
        await AuditScope.None.FailAsync();

        Assert.Empty(await EntriesAsync());
    }

    private async Task HandleAsync(Func<Caller, Task<IResult>> handle)
    {
        var http = new DefaultHttpContext { Request = { Method = HttpMethods.Post } };
        http.Request.Headers[ApiGate.KeyHeader] = await Get<ApiKeyStore>().CreateAsync(Admin, CancellationToken.None);
        await Get<ApiGate>().HandleAsync(http.Request, _ => true, handle, CancellationToken.None);
    }
}
