using KpiFunctions.Domain;
using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.Complaints.Loop;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Complaints;

/// <summary>Makes a step of what came, and lists every member that is missing or does not belong to it.</summary>
internal sealed class ComplaintStepReader(ComplaintAction action, ComplaintStepJson body, Instant now)
{
    /// <summary>Fifty steps with so many words each have room in a row.</summary>
    private const int LongestText = 500;

    private readonly Dictionary<string, string[]> _errors = [];

    /// <param name="complaint">What the step is about.</param>
    /// <param name="self">The person behind the key, if the store knows them.</param>
    /// <exception cref="ProblemException">Lists every member that is wrong.</exception>
    internal ComplaintStep Read(Complaint complaint, StaffId? self, string enteredBy)
    {
        var at = body.At is { } told ? Instant.FromDateTimeOffset(told) : now;
        Check(at <= now + FieldParser.FutureTolerance, "at", "The time lies in the future; check the date and the time zone.");
        Check(at >= complaint.ReceivedAt, "at", "The time is before the complaint was received.");
        Check(action is not ComplaintAction.Resume || !(complaint.Steps.LastOrDefault(s => s.Action == ComplaintAction.Pause)?.At > at), "at", "The clocks cannot go on before they stood still.");
        Check(action is not ComplaintAction.Pause || !(complaint.Steps.LastOrDefault(s => s.Action == ComplaintAction.Resume)?.At > at), "at", "The clocks went on later than that; a pause begins after the last one.");
        var step = new ComplaintStep(action, Instant.Min(at, now), now, enteredBy)
        {
            By = ReadStaff("by", body.By) ?? self,
            Owner = Only(ComplaintAction.Assign, "owner", ReadStaff("owner", body.Owner)),
            Deadline = Only(ComplaintAction.Opinion, "deadline", body.Deadline is { } until ? Instant.FromDateTimeOffset(until) : (Instant?)null),
            Outcome = Only(ComplaintAction.Review, "approved", body.Approved)
                ?? Only(ComplaintAction.Recheck, "satisfied", body.Satisfied)
                ?? Only(ComplaintAction.Fault, "ownFault", body.OwnFault),
            Text = ReadText(),
        };
        Check(step.Deadline is null || step.Deadline > now, "deadline", "The deadline has passed; give one to come.");
        return _errors.Count == 0 ? step : throw new ProblemException(Problems.Invalid("The step was not taken; everything that is wrong is listed.", _errors));
    }

    private StaffId? ReadStaff(string member, string? text)
    {
        if (text is null)
        {
            return null;
        }

        Check(StaffId.TryParse(text, out var id), member, $"'{text}' is no valid staff id.");
        return id;
    }

    private string? ReadText()
    {
        var text = body.Text?.Trim() is { Length: > 0 } some ? some : null;
        Check(!(text?.Length > LongestText), "text", $"Say it in at most {LongestText} characters.");
        var isNeeded = action is ComplaintAction.Opinion or ComplaintAction.Remedy or ComplaintAction.Pause or ComplaintAction.Reopen or ComplaintAction.Fault
            || (action == ComplaintAction.Review && body.Approved == false);
        Check(!isNeeded || text is not null, "text", action switch
        {
            ComplaintAction.Opinion => "Say what is to be done.",
            ComplaintAction.Remedy => "Say what was done.",
            _ => "Say why.",
        });
        return text;
    }

    private T? Only<T>(ComplaintAction of, string member, T? value)
    {
        Check(action == of || value is null, member, $"This step takes no {member}.");
        Check(action != of || value is not null, member, $"Give {member}.");
        return action == of ? value : default;
    }

    private void Check(bool right, string member, string error)
    {
        if (!right)
        {
            _errors.TryAdd(member, [error]);
        }
    }
}
