using System.Text.Json;
using System.Text.Json.Nodes;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Stores;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Stores;

/// <summary>
/// Takes new versions of stores' tables in: whole ones only, because half a table would be a version too, and none that reaches back into a month that
/// keeps what it was closed with.
/// </summary>
public sealed class StoreTableIntake(StoreDirectory stores, StoreTableStore tables, LedgerStore ledger)
{
    private const long MostBytes = 16L * 1024 * 1024;

    /// <exception cref="ProblemException">There is no such table.</exception>
    internal static StoreTableKind KindOf(string word) => StoreTableJson.Kinds.TryGetValue(word, out var kind)
        ? kind
        : throw new ProblemException(Problems.NotFound($"There is no such table; there are {string.Join(", ", StoreTableJson.Kinds.Keys)}."));

    internal async Task<IResult> SaveAsync(HttpRequest request, StoreId id, StoreTableKind kind, Caller caller, CancellationToken cancellationToken)
    {
        if (await stores.FindAsync(id, cancellationToken) is null)
        {
            return Problems.NotFound($"There is no store '{id}'. Create it first with PUT /api/stores/{id}.");
        }

        var validFrom = RequestIds.TryMonth(request.Query["validFrom"].ToString())
            ?? throw new ProblemException(Problems.Invalid("Say from which month on the table is valid, from 2000-01 to 2099-12: ?validFrom=2026-09."));
        if (ImportRequest.FormatOf(request) is not { } format)
        {
            return ImportRequest.UnknownFormat();
        }

        var (report, parser) = (new ImportReport(), StoreTableParser.Of(kind));
        try
        {
            await ReadAsync(ImportParser.ReadAsync(new LimitedStream(request.Body, MostBytes), format, parser.Columns, cancellationToken), parser, report, cancellationToken);
        }
        catch (BodyTooLargeException)
        {
            return Problems.TooLarge($"A table has at most {parser.MostRows} rows and {MostBytes / (1024 * 1024)} MiB. Nothing of this one was saved.");
        }
        catch (ImportFormatException e)
        {
            return Problems.Problem(StatusCodes.Status400BadRequest, "unreadable", $"Nothing of the table was saved, because not all of it can be read. {e.Message}");
        }

        if (report.RejectedCount > 0)
        {
            return Problems.Problem(
                StatusCodes.Status400BadRequest,
                "invalid",
                $"The table was not saved, because a version has all of its rows or is none. {report.RejectedCount} rows are wrong; correct them and send the table again.",
                new Dictionary<string, object?> { ["rejectedCount"] = report.RejectedCount, ["rejected"] = report.Rejected });
        }

        return parser.Problem is { } problem
            ? Problems.Invalid($"The table was not saved. {problem}")
            : await KeepAsync(id, kind, validFrom, parser, caller, cancellationToken);
    }

    private static async Task ReadAsync(
        IAsyncEnumerable<ImportRow> rows, StoreTableParser parser, ImportReport report, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (++count > parser.MostRows)
            {
                throw new ImportFormatException(row.Line, $"A table has at most {parser.MostRows} rows.");
            }

            if (row.Problem is not null)
            {
                report.Reject(new RejectedRow(row.Line, null, row.Problem));
                continue;
            }

            var fields = new FieldParser(row);
            if (fields.Problems.Count == 0)
            {
                parser.Read(fields);
            }

            report.Reject(fields.Problems);
        }
    }

    private async Task<IResult> KeepAsync(
        StoreId store, StoreTableKind kind, YearMonth validFrom, StoreTableParser parser, Caller caller, CancellationToken cancellationToken)
    {
        var newest = (await tables.FindNewestAsync(store, kind, cancellationToken))?.Table;
        var table = parser.Make((newest?.Version ?? 0) + 1, validFrom);
        if (newest?.SaysTheSameAs(table) == true)
        {
            caller.Audit.ChangesNothing();
            return Answer(store, newest, []);
        }

        if (await FindFixedThroughAsync(store, cancellationToken) is { } last && validFrom <= last)
        {
            return Problems.Invalid(
                $"The table was not saved: months through {YearMonthPattern.Iso.Format(last)} keep what they were closed with, so it can be valid from {YearMonthPattern.Iso.Format(last.PlusMonths(1))} on.");
        }

        var superseded = await tables.ListSupersededAsync(store, kind, validFrom, cancellationToken);
        await caller.Audit.ChangesAsync(newest is null ? null : Summary(store, newest), Summary(store, table), cancellationToken);
        return await tables.TryAddAsync(store, table, cancellationToken)
            ? Answer(store, table, superseded.Select(s =>
                $"Version {s.Version}, announced to be valid from {YearMonthPattern.Iso.Format(s.ValidFrom)}, does not count any more: of versions that are valid the newest counts, so this one does from {YearMonthPattern.Iso.Format(validFrom)} on. If version {s.Version} is still wanted from then on, save it again."))
            : Problems.Conflict($"Somebody else has saved version {table.Version} of this table at the same time. Look at it, and send yours again if it is still wanted.");
    }

    /// <summary>
    /// The last month that keeps what it was closed with: one that is closed, or reopened to be closed with the tables that it had. One that was reopened
    /// to take the master data of today takes new tables too.
    /// </summary>
    private async Task<YearMonth?> FindFixedThroughAsync(StoreId store, CancellationToken cancellationToken)
    {
        if (await ledger.FindHeadAsync(store, cancellationToken) is not { } head)
        {
            return null;
        }

        var month = head.ClosedThrough;
        while (head.Reopened.ContainsKey(month) && await TakesMasterDataAsync(store, month, cancellationToken))
        {
            month = month.PlusMonths(-1);
        }

        return month;
    }

    private async Task<bool> TakesMasterDataAsync(StoreId store, YearMonth month, CancellationToken cancellationToken) =>
        (await ledger.FindStandingAsync(store, month, cancellationToken))?.ReopenEntry is { } entry
        && (await ledger.GetAsync(store, entry, cancellationToken)).TakesMasterData;

    /// <param name="warnings">What the version does besides what its sender may have meant.</param>
    private static IResult Answer(StoreId store, StoreTable table, IEnumerable<string> warnings)
    {
        var answer = JsonSerializer.SerializeToNode(Summary(store, table), ApiJson.Options)!.AsObject();
        answer["warnings"] = new JsonArray([.. warnings.Select(w => JsonValue.Create(w))]);
        return Results.Json(answer, ApiJson.Options);
    }

    private static object Summary(StoreId store, StoreTable table) => new
    {
        StoreId = store.Value,
        Table = StoreTableJson.WordOf(table.Kind),
        table.Version,
        ValidFrom = YearMonthPattern.Iso.Format(table.ValidFrom),
        table.Count,
    };
}
