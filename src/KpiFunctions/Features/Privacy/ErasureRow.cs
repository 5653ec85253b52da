using Azure.Data.Tables;
using KpiFunctions.Domain.Privacy;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records;
using NodaTime;

namespace KpiFunctions.Features.Privacy;

/// <summary>What was erased of a month, or on request, as a row.</summary>
internal static class ErasureRow
{
    internal static TableEntity From(StoreMonth month, PersonalData what, Instant at)
    {
        var row = new TableEntity(Keys.ErasedMonths, Keys.StoreMonth(month));
        foreach (var kind in Kinds.Where(kind => what.HasFlag(kind)))
        {
            row.SetInstant(Column(kind), at);
        }

        return row;
    }

    /// <summary>The month's row with the beginning of what begins now; <see langword="null"/> when all of it has begun before.</summary>
    /// <param name="begun">Gets when each kind's erasing began.</param>
    internal static TableEntity? Begin(TableEntity? row, StoreMonth month, PersonalData what, Instant now, Dictionary<PersonalData, Instant> begun)
    {
        var after = row ?? new TableEntity(Keys.ErasedMonths, Keys.StoreMonth(month));
        var isNew = false;
        foreach (var kind in Kinds.Where(kind => what.HasFlag(kind)))
        {
            if (after.GetInstant(BegunColumn(kind)) is not { } before)
            {
                after.SetInstant(BegunColumn(kind), before = now);
                isNew = true;
            }

            begun[kind] = before;
        }

        return isNew ? after : null;
    }

    internal static TableEntity From(ErasureProof proof)
    {
        var row = new TableEntity(Keys.ErasureRequests, proof.Id)
        {
            ["RequestedBy"] = proof.RequestedBy,
            ["RequestedAt"] = proof.RequestedAt,
            ["NeverTextAgain"] = proof.NeverTextAgain,
            ["Records"] = proof.Records,
            ["UnmatchedReplies"] = proof.UnmatchedReplies,
            ["DeadLetters"] = proof.DeadLetters,
        };
        if (proof.CompletedAt is { } completedAt)
        {
            row["CompletedAt"] = completedAt;
        }

        return row;
    }

    internal static ErasureProof Read(TableEntity row) => new(
        row.RowKey,
        row.GetRequired("RequestedBy"),
        row.GetDateTimeOffset("RequestedAt")!.Value,
        row.GetDateTimeOffset("CompletedAt"),
        row.GetBoolean("NeverTextAgain")!.Value,
        row.GetInt32("Records")!.Value,
        row.GetInt32("UnmatchedReplies")!.Value,
        row.GetInt32("DeadLetters")!.Value);

    private static IEnumerable<PersonalData> Kinds => Enum.GetValues<PersonalData>().Where(kind => kind != PersonalData.None);

    private static string BegunColumn(PersonalData kind) => $"{kind}BegunAt";

    private static string Column(PersonalData kind) => $"{kind}ErasedAt";
}
