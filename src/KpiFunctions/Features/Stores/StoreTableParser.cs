using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Stores;

namespace KpiFunctions.Features.Stores;

/// <summary>Makes rows of a store's table of import rows.</summary>
internal sealed class StoreTableParser(StoreTableKind kind)
{
    private const int LongestText = 200;

    /// <summary>Scores count in millionths.</summary>
    private const int MostDecimals = 6;

    private readonly Dictionary<(string JobCode, string Of), int> _lines = new(StoreTable.SameJob);

    internal static ImportColumns ColumnsOf(StoreTableKind kind)
    {
        var (job, of, value) = StoreTableJson.ColumnsOf(kind);
        return new($"table_{StoreTableJson.WordOf(kind)}", required: [job, of, value], optional: []);
    }

    /// <summary>Reads the fields; what is wrong is in <see cref="FieldParser.Problems"/>, and the row must not be used then.</summary>
    internal JobValue Read(FieldParser fields)
    {
        var (job, of, value) = StoreTableJson.ColumnsOf(kind);
        var row = new JobValue(fields.RequiredMark(job, LongestText), fields.RequiredMark(of, LongestText), ReadValue(fields, value));
        if (fields.Problems.Count == 0 && !_lines.TryAdd((row.JobCode, row.Of), fields.Line))
        {
            fields.Refuse(job, $"Line {_lines[(row.JobCode, row.Of)]} says it of '{row.JobCode}' and '{row.Of}' already; keep one of them.");
        }

        return row;
    }

    private decimal ReadValue(FieldParser fields, string field)
    {
        if (fields.Text(field) is null)
        {
            return fields.RequiredNumber(field);
        }

        var value = fields.Number(field, 0) ?? 0;
        if (fields.Problems.Count == 0 && kind == StoreTableKind.Hours && value == 0)
        {
            fields.Refuse(field, "Standard hours are above 0. Leave the row out when nobody knows how long the job should take.");
        }

        if (decimal.Round(value, MostDecimals) != value)
        {
            fields.Refuse(field, $"A value has at most {MostDecimals} decimals.");
        }

        return value;
    }
}
