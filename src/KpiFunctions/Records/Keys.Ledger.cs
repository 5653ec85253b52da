using System.Globalization;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Appeals;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Foundation.Storage;
using NodaTime;

namespace KpiFunctions.Records;

/// <content>Keys of what was closed: the chain of a store, its copies, the bases, scores and appeals.</content>
public static partial class Keys
{
    /// <summary>Row keys of a store's closed months: from this one, to before <see cref="LedgerMonthsEnd"/>.</summary>
    public const string LedgerMonthsStart = "month|";

    public const string LedgerMonthsEnd = "month}";

    public static string Score(int version, int position) => $"{version:D4}|{position:D6}";

    public static string LedgerMonth(YearMonth month) => $"{LedgerMonthsStart}{Month(month)}";

    /// <summary>The newest try to close a month, in the ledger of its store.</summary>
    public static string CloseTry(YearMonth month) => $"{Try}|{Month(month)}";

    /// <summary>The row of a partition that says which try to close its month may write to it.</summary>
    public const string Try = "try";

    public static YearMonth ParseLedgerMonth(string key) => ParseMonth(key[LedgerMonthsStart.Length..]);

    public static string LedgerEntry(int number) => $"entry|{number:D6}";

    /// <summary>Row keys of a store's chain: from this one, to before <see cref="LedgerEntriesEnd"/>.</summary>
    public static string LedgerEntriesStart => "entry|";

    public static string LedgerEntriesEnd => "entry}";

    /// <summary>Name of the blob that repeats an entry of a store's chain.</summary>
    public static string LedgerBlob(StoreId store, int number) => string.Create(CultureInfo.InvariantCulture, $"{LedgerBlobsOf(store)}{number:D6}");

    /// <summary>How the names of all blobs of a store's chain begin.</summary>
    public static string LedgerBlobsOf(StoreId store) => $"{store}|";

    /// <summary>Appeals of a month have ids that begin so.</summary>
    public static string AppealsOf(YearMonth month) => $"{Month(month)}-";

    /// <summary>A part of the list of the rows that a version was closed with.</summary>
    public static string FrozenFacts(int version, int part) => string.Create(CultureInfo.InvariantCulture, $"{FrozenFactsStart(version)}{part:D3}");

    /// <summary>How the keys of all parts of such a list begin.</summary>
    public static string FrozenFactsStart(int version) => string.Create(CultureInfo.InvariantCulture, $"facts|{version:D4}|");

    /// <summary>Everything besides the facts that decided the scores of a closed version.</summary>
    public static string Basis(int version) => $"basis|{version:D4}";

    /// <summary>The facts of a closed version of a month that was reopened since.</summary>
    public static string ClosedVersion(StoreMonth month, int version) => $"{StoreMonth(month)}|{version:D4}";

    /// <summary>The row that says where a store's chain stands.</summary>
    public const string LedgerHead = "head";

    public static int ParseLedgerEntry(string key) => int.Parse(key.AsSpan(LedgerEntriesStart.Length), CultureInfo.InvariantCulture);

    /// <summary>The part of an appeal's id that says what of which version of whose result it is about: two about the same have the same.</summary>
    public static string AppealSubject(int version, StaffId staff, AppealSubject subject) => KeyText.Hash($"{version}|{staff}|{subject.Part}|{subject.Id}")[..16];
}
