using FsCheck;
using FsCheck.Fluent;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.WorkOrders;
using NodaTime;

namespace KpiFunctions.Tests.Records;

/// <summary>Ids as dealers have them: short and alike often enough, so that one begins like another.</summary>
internal static class RandomIds
{
    private static readonly Gen<char> Characters = Gen.Elements("aAbZz09-_.:工李é".ToCharArray());

    internal static Gen<string> Texts { get; } = Gen.Frequency(
        (4, Gen.Choose(1, 3).SelectMany(OfLength)),
        (1, Gen.Choose(60, 64).SelectMany(OfLength)));

    internal static Gen<WorkOrderId> Orders { get; } = Texts.Select(WorkOrderId.Parse);

    internal static Gen<StaffId> Staff { get; } = Texts.Select(StaffId.Parse);

    internal static Gen<StoreId> Stores { get; } = Texts.Select(StoreId.Parse);

    internal static Gen<YearMonth> Months { get; } = from year in Gen.Choose(1601, 9998) from month in Gen.Choose(1, 12) select new YearMonth(year, month);

    internal static Gen<StoreMonth> StoreMonths { get; } = from store in Stores from month in Months select new StoreMonth(store, month);

    internal static Gen<LocalDate?> Days { get; } = Gen.OneOf(
        Gen.Constant<LocalDate?>(null),
        from month in Months from day in Gen.Choose(1, 28) select (LocalDate?)month.OnDayOfMonth(day));

    internal static Gen<Instant> Instants { get; } =
        from day in Gen.Choose(0, 40_000) from millisecond in Gen.Choose(0, 86_399_999) select Instant.FromUnixTimeSeconds(day * 86_400L) + Duration.FromMilliseconds(millisecond);

    /// <summary>What people and providers write: anything at all.</summary>
    internal static Gen<string> Anything { get; } = Gen.Elements("/\\#?|}~\t\n'\" a工😀".EnumerateRunes().ToArray()).ArrayOf().Select(runes => string.Concat(runes));

    private static Gen<string> OfLength(int length) => Gen.ArrayOf(Characters, length).Select(c => new string(c));
}
