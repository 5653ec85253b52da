using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using NodaTime;

namespace KpiFunctions.Features.Stores;

/// <summary>Makes a version of a store's table of import rows.</summary>
internal abstract class StoreTableParser
{
    /// <summary>Columns that the rows may have.</summary>
    internal abstract ImportColumns Columns { get; }

    /// <summary>Rows that the table may have.</summary>
    internal abstract int MostRows { get; }

    /// <summary>What is wrong with all the rows together, none of which is wrong by itself; <see langword="null"/> when nothing is.</summary>
    internal virtual string? Problem => null;

    internal static StoreTableParser Of(StoreTableKind kind) => kind == StoreTableKind.Calendar ? new CalendarParser() : new JobTableParser(kind);

    /// <summary>Reads a row; what is wrong is in <see cref="FieldParser.Problems"/>, and no table may be made then.</summary>
    internal abstract void Read(FieldParser fields);

    /// <summary>The table of the rows that were read.</summary>
    internal abstract StoreTable Make(int version, YearMonth validFrom);
}
