using KpiFunctions.Domain.Stores;
using KpiFunctions.Features.Import;
using KpiFunctions.Records.Stores;
using NodaTime;

namespace KpiFunctions.Features.Stores;

/// <summary>Reads a table of jobs.</summary>
internal sealed class JobTableParser(StoreTableKind kind) : StoreTableParser
{
    private const int LongestText = 200;

    /// <summary>Scores count in millionths.</summary>
    private const int MostDecimals = 6;

    private readonly (string Job, string Of, string Value) _names = StoreTableJson.JobColumnsOf(kind);
    private readonly List<JobValue> _rows = [];
    private readonly Dictionary<(string JobCode, string Of), int> _lines = new(JobTable.SameJob);

    internal override ImportColumns Columns => new($"table_{StoreTableJson.WordOf(kind)}", required: [_names.Job, _names.Of, _names.Value], optional: []);

    internal override int MostRows => 20_000;

    internal override void Read(FieldParser fields)
    {
        var row = new JobValue(fields.RequiredMark(_names.Job, LongestText), fields.RequiredMark(_names.Of, LongestText), ReadValue(fields));
        if (fields.Problems.Count > 0)
        {
            return;
        }

        if (_lines.TryAdd((row.JobCode, row.Of), fields.Line))
        {
            _rows.Add(row);
        }
        else
        {
            fields.Refuse(_names.Job, $"Line {_lines[(row.JobCode, row.Of)]} says it of '{row.JobCode}' and '{row.Of}' already; keep one of them.");
        }
    }

    internal override StoreTable Make(int version, YearMonth validFrom) => new JobTable(kind, version, validFrom, _rows);

    private decimal ReadValue(FieldParser fields)
    {
        if (fields.Text(_names.Value) is null)
        {
            return fields.RequiredNumber(_names.Value);
        }

        var value = fields.Number(_names.Value, 0) ?? 0;
        if (fields.Problems.Count == 0 && kind == StoreTableKind.Hours && value == 0)
        {
            fields.Refuse(_names.Value, "Standard hours are above 0. Leave the row out when nobody knows how long the job should take.");
        }

        if (decimal.Round(value, MostDecimals) != value)
        {
            fields.Refuse(_names.Value, $"A value has at most {MostDecimals} decimals.");
        }

        return value;
    }
}
