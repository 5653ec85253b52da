using System.Text.Json;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Complaints;

/// <summary>
/// Takes the steps of the complaint loop. A step is added under the complaint's version: of two that do not go together one wins, and whoever comes second
/// reads what has changed.
/// </summary>
public sealed class ComplaintSteps(ComplaintStore complaints, StoreDirectory stores, TimeProvider time)
{
    /// <exception cref="ProblemException">There is no such complaint, the step is wrong, cannot be taken now, or not by the caller.</exception>
    public async Task<(Store Store, Complaint Complaint, WriteOutcome Outcome)> TakeAsync(
        StoreId storeId, ComplaintId id, ComplaintAction action, ComplaintStepJson body, Caller caller, CancellationToken cancellationToken)
    {
        var store = await stores.FindAsync(storeId, cancellationToken);
        var seen = store is null ? null : await complaints.FindLastAsync(store.Id, id, cancellationToken);
        if (store is null || seen is null)
        {
            throw new ProblemException(Problems.NotFound($"There is no complaint '{id}' in store '{storeId}'."));
        }

        Require(caller, action, seen);
        var step = new ComplaintStepReader(action, body, time.Now()).Read(seen, caller.StaffIn(storeId), caller.Signature);
        await RequireStaffAsync(storeId, body.By is null ? step with { By = null } : step, cancellationToken);
        await caller.Audit.ChangesAsync(
            new { Stage = ComplaintCase.Of(seen).Stage, Steps = seen.Steps.Count },
            new { Complaint = id.Value, step.Action, By = step.By?.Value, Owner = step.Owner?.Value, step.Outcome },
            cancellationToken,
            storeId);
        var (after, outcome) = await complaints.ChangeAsync(
            store,
            seen,
            last =>
            {
                // What was looked at may be somebody else's by now.
                Require(caller, action, last);
                RequirePossible(last, action, body.After, store);
                return last.After(step);
            },
            cancellationToken);
        return (store, after, outcome);
    }

    /// <summary>Who may take which step. Source: design/http.md, the table of roles.</summary>
    private static void Require(Caller caller, ComplaintAction action, Complaint complaint)
    {
        var store = complaint.StoreId;
        var may = caller.MaySupervise(store) || action switch
        {
            ComplaintAction.Answer or ComplaintAction.Recheck => caller.MayDealWith(complaint),
            ComplaintAction.Remedy => caller.Role is Role.Staff or Role.Clerk && caller.Is(store, ComplaintCase.Of(complaint).Owner),
            _ => false,
        };
        if (!may)
        {
            throw new ProblemException(Problems.Forbidden());
        }

        StaffId?[] about = [complaint.StaffId, .. complaint.Order?.All.Select(p => (StaffId?)p) ?? []];
        switch (action)
        {
            case ComplaintAction.Recheck:
                caller.RequireJudge(store, about);
                break;
            case ComplaintAction.Review or ComplaintAction.Fault:
                caller.RequireJudge(store, [complaint.HandlerId, ComplaintCase.Of(complaint).Owner, .. about]);
                break;
            default:
                break;
        }
    }

    private static void RequirePossible(Complaint complaint, ComplaintAction action, int? after, Store store)
    {
        var steps = complaint.Steps;
        var obstacle = after is { } seen && seen != steps.Count
            ? "The complaint has changed since you looked at it."
            : ComplaintCase.Of(complaint).WhyNot(action, hasSeenAll: after is not null);
        if (obstacle is not null)
        {
            throw new ProblemException(Problems.Problem(
                StatusCodes.Status409Conflict,
                "conflict",
                $"{obstacle} Look at what has been done, and send {nameof(after)}: {steps.Count} with what is to be done now.",
                new Dictionary<string, object?>
                {
                    ["stage"] = JsonSerializer.SerializeToElement(ComplaintCase.Of(complaint).Stage, ApiJson.Options),
                    ["steps"] = JsonSerializer.SerializeToElement(
                        steps.Skip(Math.Clamp(after ?? steps.Count - 1, 0, steps.Count)).Select(s => ComplaintView.Of(s, store.Zone)), ApiJson.Options),
                }));
        }
    }

    private async Task RequireStaffAsync(StoreId store, ComplaintStep step, CancellationToken cancellationToken)
    {
        foreach (var (member, staff) in new[] { ("by", step.By), ("owner", step.Owner) })
        {
            if (staff is { } id && await stores.FindStaffAsync(store, id, cancellationToken) is null)
            {
                throw new ProblemException(Problems.Invalid(
                    "The step was not taken; everything that is wrong is listed.",
                    new Dictionary<string, string[]> { [member] = [$"Staff '{id}' is unknown in store '{store}'. Create it first with PUT /api/staff/{store}/{id}."] }));
            }
        }
    }
}
