using KpiFunctions.Features.Import;
using KpiFunctions.Foundation;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Records.Sheets;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Features.Facts;

/// <summary>Takes in manual marks as a JSON array, JSON lines, CSV or XLSX.</summary>
public sealed class ImportRatingsEndpoint(ApiGate gate, ImportIntake intake, FactImport import, SheetStore sheets, TimeProvider time)
{
    [Function(nameof(ImportRatingsEndpoint))]
    public Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ratings")] HttpRequest request, CancellationToken cancellationToken) =>
        gate.HandleAsync(
            request,
            caller => caller.Role is Role.Supervisor or Role.Admin,
            caller => intake.RunAsync(
                request, caller, RatingParser.Columns, (rows, report) => ImportAsync(rows, caller, report, cancellationToken), cancellationToken),
            cancellationToken);

    private async Task ImportAsync(IAsyncEnumerable<ImportRow> rows, Caller caller, ImportReport report, CancellationToken cancellationToken)
    {
        var ofSheets = await sheets.ListIdsAsync(cancellationToken);
        await import.ImportAsync(
            rows, caller.MaySupervise, (fields, store) => RatingParser.Read(fields, store, time.Now(), caller, ofSheets), report, cancellationToken);
    }
}
