using KpiFunctions.Features.Import;

namespace KpiFunctions.LocalHost.Simulation;

/// <summary>Reads one CSV file of a replay. All mistakes are found before any is told, because a file is mended in one go.</summary>
internal sealed class ReplayTable(ReplaySource source, ImportColumns columns)
{
    private const int MistakesShown = 10;

    private readonly List<RejectedRow> _mistakes = [];

    public string Name => source.Name;

    /// <summary>Reads every row with <paramref name="read"/>, which returns nothing for a row that it refuses.</summary>
    /// <exception cref="BadInputException">The file is missing or no CSV, or a row is bad: the message has file, line, column and value.</exception>
    public async Task<List<T>> ReadAsync<T>(Func<FieldParser, ImportRow, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        var records = new List<T>();
        await using var stream = source.Open();
        try
        {
            await foreach (var row in ImportParser.ReadAsync(stream, ImportFormat.Csv, columns, cancellationToken))
            {
                if (Read(row, read) is { } record)
                {
                    records.Add(record);
                }
            }
        }
        catch (ImportFormatException broken)
        {
            throw new BadInputException(broken.Line > 0 ? $"{Name}, line {broken.Line}: {broken.Message}" : $"{Name}: {broken.Message}", broken);
        }

        return _mistakes.Count == 0 ? records : throw new BadInputException(Describe());
    }

    private T? Read<T>(ImportRow row, Func<FieldParser, ImportRow, T?> read)
        where T : class
    {
        if (row.Problem is { } problem)
        {
            _mistakes.Add(new RejectedRow(row.Line, null, problem));
            return null;
        }

        var fields = new FieldParser(row);
        foreach (var column in columns.Required.Where(c => !row.Fields.ContainsKey(c)))
        {
            fields.Refuse(column, "The value is missing; every row needs one.");
        }

        var record = fields.Problems.Count == 0 ? read(fields, row) : null;
        _mistakes.AddRange(fields.Problems);
        return record;
    }

    private string Describe()
    {
        var lines = _mistakes.Take(MistakesShown).Select(m => $"{Name}, line {m.Line}{(m.Field is null ? "" : $", column {m.Field}")}: {m.Error}");
        var rest = _mistakes.Count > MistakesShown ? $"{Environment.NewLine}… and {_mistakes.Count - MistakesShown} more." : "";
        return string.Join(Environment.NewLine, lines) + rest;
    }
}
