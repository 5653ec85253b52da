using KpiFunctions.Domain.Stores;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Features.Verification;

/// <summary>Computes every closed version of a month anew from what is stored, and checks the store's whole ledger.</summary>
public sealed class MonthVerifier(MonthProofQuery proofs, LedgerKeys keys)
{
    /// <returns><see langword="null"/> when the month has never been closed.</returns>
    public async Task<MonthVerification?> VerifyAsync(StoreMonth month, CancellationToken cancellationToken) =>
        ProofCheck.Check(await proofs.ReadAsync(month, cancellationToken), keys);
}
