using KpiFunctions.Foundation.Http;
using NodaTime;

namespace KpiFunctions.Features.Months;

/// <summary>Why and how a month is reopened.</summary>
/// <param name="Reason">1 to 1,000 characters. The ledger keeps its digest for good, and the words until their time is over.</param>
/// <param name="Hours">After this time the month closes again by itself, 1 to 720.</param>
/// <param name="TakeLateRecords">Whether the records that came after the close are taken in now.</param>
/// <param name="TakeMasterData">Whether the next version is scored with the roles, schemes and settings of today instead of those of the last version.</param>
public sealed record ReopenJson(string Reason, int Hours = 24, bool TakeLateRecords = false, bool TakeMasterData = false)
{
    private const int LongestReason = 1000;

    /// <exception cref="ProblemException">Lists every field that is wrong.</exception>
    internal Reopening ToReopening(string by)
    {
        var errors = new Dictionary<string, string[]>();
        if (Reason.Trim().Length is 0 or > LongestReason)
        {
            errors["reason"] = [$"Say in 1 to {LongestReason} characters why the month is reopened."];
        }

        if (Hours is < 1 or > 720)
        {
            errors["hours"] = ["A month stays open for 1 to 720 hours."];
        }

        return errors.Count == 0
            ? new Reopening(by, Reason.Trim(), Duration.FromHours(Hours)) { TakesMasterData = TakeMasterData }
            : throw new ProblemException(Problems.Invalid("The month was not reopened; every field that is wrong is listed.", errors));
    }
}
