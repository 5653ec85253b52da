using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>Creates or changes a member of staff; nobody changes the own role or scheme. The first administrator, behind whom nobody stands, sets stores up.</summary>
public sealed class PutStaffEndpoint(ApiGate gate, StoreDirectory stores, SchemeStore schemes)
{
    [Function(nameof(PutStaffEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "staff/{store}/{staff}")] HttpRequest request,
        string store,
        string staff,
        CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request, caller => caller.MaySupervise(RequestIds.Store(store)), caller => SaveAsync(request, store, staff, caller, cancellationToken), cancellationToken);

    private async Task<IResult> SaveAsync(HttpRequest request, string store, string staff, Caller caller, CancellationToken cancellationToken)
    {
        if (await stores.FindAsync(RequestIds.Store(store), cancellationToken) is not { } found)
        {
            return Problems.NotFound($"There is no store '{store}'. Create it first with PUT /api/stores/{store}.");
        }

        if (caller is { Role: not Role.Admin } or { People.Count: > 0 })
        {
            caller.RequireJudge(found.Id, RequestIds.Staff(staff));
        }

        var (body, id) = (await Body.ReadAsync<StaffJson>(request, cancellationToken), RequestIds.Staff(staff));
        var role = body.ToRole();
        if (role.SchemeId is { } scheme)
        {
            await schemes.RequireAsync(scheme, cancellationToken);
        }

        if (body.Manager?.ManagerId is { } manager)
        {
            await RequireManagerAsync(found.Id, id, manager, cancellationToken);
        }

        var today = stores.Today(found);
        var before = await stores.FindStaffAsync(found.Id, id, cancellationToken);
        if (body.Manager?.ManagerId is not null)
        {
            await RequireNoCircleAsync(before, body.ApplyTo(before, found.Id, id, role, today), cancellationToken);
        }

        await caller.Audit.ChangesAsync(
            before is null ? null : StaffJson.Of(before, today), StaffJson.Of(body.ApplyTo(before, found.Id, id, role, today), today), cancellationToken);
        var saved = await stores.UpdateStaffAsync(found.Id, id, known => body.ApplyTo(known, found.Id, id, role, today), cancellationToken);
        return Results.Json(StaffJson.Of(saved, today), ApiJson.Options);
    }

    /// <summary>Of people who lead one another in a circle each would count what all of them do, whoever leads whom.</summary>
    private async Task RequireNoCircleAsync(StaffMember? before, StaffMember after, CancellationToken cancellationToken)
    {
        var everyone = (await stores.ListStaffAsync(after.StoreId, cancellationToken)).Where(m => m.Id != after.Id).Append(after).ToList();
        if (CommandCircle.Find(before, after, everyone) is var (day, path))
        {
            var from = day == LocalDate.MinIsoValue ? string.Empty : $"from {LocalDatePattern.Iso.Format(day)} on ";
            throw Refusal($"People would lead one another {from}in a circle: {string.Join(" is led by ", path)}. Correct one of these first.");
        }
    }

    private async Task RequireManagerAsync(StoreId store, StaffId staff, StaffId manager, CancellationToken cancellationToken)
    {
        var problem = manager == staff ? "Nobody belongs to the own team: what one does counts for the own team anyway."
            : await stores.FindStaffAsync(store, manager, cancellationToken) is null ? $"Staff '{manager}' is unknown in store '{store}'. Create it first with PUT /api/staff/{store}/{manager}."
            : null;
        if (problem is not null)
        {
            throw Refusal(problem);
        }
    }

    private static ProblemException Refusal(string problem) =>
        new(Problems.Invalid("The member of staff was not saved.", new Dictionary<string, string[]> { ["managerId"] = [problem] }));
}
