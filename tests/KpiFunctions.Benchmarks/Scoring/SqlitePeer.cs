using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace KpiFunctions.Benchmarks.Scoring;

/// <summary>SQLite in memory, with a prepared query: the table as it came, or with an index from which the whole query is answered.</summary>
internal sealed class SqlitePeer : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _query;

    internal SqlitePeer(ServiceRow[] services, ComplaintRow[] complaints, bool withIndexes)
    {
        _connection.Open();
        Run("pragma temp_store = memory");
        Load("services", ScoreSql.ServiceColumns, services.Select(ScoreSql.ValuesOf));
        Load("complaints", ScoreSql.ComplaintColumns, complaints.Select(ScoreSql.ValuesOf));
        if (withIndexes)
        {
            Run($"create index services_by_staff on services ({string.Join(", ", ScoreSql.ServiceColumns)})");
            Run($"create index complaints_by_staff on complaints ({string.Join(", ", ScoreSql.ComplaintColumns)})");
        }

        Run("analyze");
        _query = _connection.CreateCommand();
        _query.CommandText = ScoreSql.Query;
        _query.Prepare();
    }

    /// <summary>Milliseconds of the query with all of its result read.</summary>
    internal double Time()
    {
        var start = Stopwatch.GetTimestamp();
        Read((_, _) => { });
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    internal IReadOnlyList<StaffResult> Results()
    {
        var results = new List<int[]>();
        Read((column, value) =>
        {
            if (column == 0)
            {
                results.Add(new int[StaffResult.Columns]);
            }

            results[^1][column] = value;
        });
        return [.. results.Select(numbers => new StaffResult(numbers))];
    }

    public void Dispose()
    {
        _query.Dispose();
        _connection.Dispose();
    }

    private void Read(Action<int, int> value)
    {
        using var reader = _query.ExecuteReader();
        while (reader.Read())
        {
            for (var column = 0; column < StaffResult.Columns; column++)
            {
                value(column, reader.GetInt32(column));
            }
        }
    }

    private void Load(string table, IReadOnlyList<string> columns, IEnumerable<int?[]> rows)
    {
        Run($"create table {table} ({string.Join(", ", columns.Select(c => c + " integer"))})");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = $"insert into {table} values ({string.Join(", ", columns.Select(c => "$" + c))})";
        var parameters = columns.Select(c => insert.Parameters.Add("$" + c, SqliteType.Integer)).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = row[i] ?? (object)DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
