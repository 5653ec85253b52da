using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Records.Ledger;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace KpiFunctions.Features.Verification;

/// <summary>Closed months as files.</summary>
public sealed class MonthExport(MonthProofQuery proofs, LedgerKeys keys)
{
    private const string Audit = "audit";

    public async Task<IResult> ReadAsync(StoreMonth month, string format, CancellationToken cancellationToken)
    {
        if (format != Audit)
        {
            return Problems.Invalid($"'{format}' is no format of an export. Ask for ?format={Audit}.");
        }

        // A month that somebody touched is exported as it is: whoever checks the file finds what the endpoint finds.
        var proof = await proofs.ReadAsync(month, cancellationToken);
        return ProofCheck.Check(proof, keys) is null
            ? Problems.NotFound($"{month} has not been closed, so there is nothing to export for an audit.")
            : Results.File(MonthProofJson.Write(proof), ApiJson.ContentType, $"{month.StoreId}-{YearMonthPattern.Iso.Format(month.Month)}-{Audit}.json");
    }
}
