namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>One order with its survey, as engine and databases are given it.</summary>
/// <param name="Staff">0 to 1,999.</param>
/// <param name="Opened">Seconds since 1970, like all times here.</param>
/// <param name="Completed"><see langword="null"/> while the order is open.</param>
/// <param name="Promised"><see langword="null"/> without a promise.</param>
/// <param name="Cents">Hundredths of the amount.</param>
/// <param name="Sent">When the survey's text left; <see langword="null"/> for one of ten.</param>
/// <param name="Rating">1 to 5; <see langword="null"/> without an answer.</param>
internal readonly record struct ServiceRow(int Staff, int Opened, int? Completed, int? Promised, int Cents, int? Sent, int? Rating);
