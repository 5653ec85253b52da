using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Records.Book;

/// <summary>What is to be written to a month, all of it or nothing, and what is true once it is.</summary>
/// <param name="Rows">Nothing when nothing is to change.</param>
internal sealed record MonthEdit<T>(T Result, IReadOnlyList<TableTransactionAction> Rows);

/// <summary>Makes edits of rows.</summary>
internal static class MonthEdit
{
    internal static MonthEdit<T> Nothing<T>(T result) => new(result, []);

    internal static MonthEdit<T> Of<T>(T result, params TableTransactionAction[] rows) => new(result, rows);

    /// <summary>Only if there is none of its key.</summary>
    internal static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    /// <summary>Only if it is still what it was when it was read.</summary>
    internal static TableTransactionAction Replace(TableEntity row, ETag version) => new(TableTransactionActionType.UpdateReplace, row, version);

    /// <summary>Whatever is there.</summary>
    internal static TableTransactionAction Put(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);

    /// <summary>Only the columns that it has, and only if it is there.</summary>
    internal static TableTransactionAction Merge(TableEntity row) => Merge(row, ETag.All);

    /// <summary>Only the columns that it has, and only if the row is still what it was when it was read.</summary>
    internal static TableTransactionAction Merge(TableEntity row, ETag version) => new(TableTransactionActionType.UpdateMerge, row, version);

    internal static TableTransactionAction Delete(TableEntity row, ETag version) => new(TableTransactionActionType.Delete, row, version);
}
