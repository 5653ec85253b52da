namespace KpiFunctions.Records.Ledger;

/// <summary>Cells of a closed month that nothing proves, because they may change after the close.</summary>
/// <param name="Table">The product's name of the table.</param>
/// <param name="Rows">Which rows of it: what kind they are of; empty for all.</param>
/// <param name="Columns">Their columns; empty for the whole row.</param>
/// <param name="Why">Why they may change, in words.</param>
public sealed record OutsideProof(string Table, string Rows, IReadOnlyList<string> Columns, string Why);
