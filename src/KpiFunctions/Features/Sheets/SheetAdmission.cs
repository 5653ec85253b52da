using KpiFunctions.Domain.Sheets;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Sheets;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Features.Sheets;

/// <summary>Admits new versions of rating sheets: sound ones, and the next one only. A closed month keeps the version that it was closed with, whatever comes later.</summary>
public sealed class SheetAdmission(SheetStore sheets)
{
    internal async Task<IResult> AdmitAsync(SheetId id, SheetJson body, AuditScope audit, CancellationToken cancellationToken)
    {
        var (sheet, problems) = body.Read();
        if (sheet is null)
        {
            return Problems.Invalid(
                "The sheet was not saved; every problem is listed with its JSON path.",
                problems.GroupBy(p => p.JsonPath).ToDictionary(p => p.Key, p => p.Select(problem => problem.Message).ToArray()));
        }

        if (sheet.Id != id)
        {
            return Problems.Invalid($"The body is sheet '{sheet.Id}' and the address says '{id}'; make them the same.");
        }

        var newest = await sheets.FindNewestAsync(id, cancellationToken);
        if (sheet.Version > (newest?.Version ?? 0) + 1)
        {
            return Problems.Conflict($"The next version of sheet '{id}' is {(newest?.Version ?? 0) + 1}.");
        }

        await audit.ChangesAsync(newest is null ? null : SheetJson.Of(newest), SheetJson.Of(sheet), cancellationToken);
        return await sheets.TryAddAsync(sheet, cancellationToken)
            ? Results.Json(SheetJson.Of(sheet), ApiJson.Options)
            : Problems.Conflict($"Version {sheet.Version} of sheet '{id}' exists with other content and never changes. Look at the newest one, and save yours as the next.");
    }
}
