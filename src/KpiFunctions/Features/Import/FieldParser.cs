using System.Globalization;
using System.Text.RegularExpressions;
using KpiFunctions.Domain;
using KpiFunctions.Domain.Facts;
using KpiFunctions.Foundation;
using NodaTime;

namespace KpiFunctions.Features.Import;

/// <summary>Reads the fields of one row and remembers everything that is wrong with them.</summary>
public sealed partial class FieldParser
{
    /// <summary>Clocks differ: a completion this far in the future is taken, a later one is a mistake.</summary>
    public static readonly Duration FutureTolerance = Duration.FromMinutes(15);

    private const int EarliestYear = 2000;
    private const int LatestYear = 2099;

    private readonly ImportRow _row;
    private readonly List<RejectedRow> _problems = [];
    private readonly List<RowWarning> _warnings = [];

    /// <param name="row">A field of it whose text cannot be kept is a problem from the start.</param>
    public FieldParser(ImportRow row)
    {
        _row = row;
        foreach (var (field, text) in row.Fields)
        {
            if (PlainText.ProblemOf(text) is { } problem)
            {
                Refuse(field, problem);
            }
        }
    }

    public IReadOnlyList<RejectedRow> Problems => _problems;

    /// <summary>What is kept but will not do.</summary>
    public IReadOnlyList<RowWarning> Warnings => _warnings;

    /// <summary>The line of the row, as <see cref="ImportRow.Line"/> counts.</summary>
    public int Line => _row.Line;

    /// <summary>Columns that the row has, empty or not.</summary>
    public IReadOnlySet<string> Given => _row.Given;

    public void Refuse(string field, string error) => _problems.Add(new RejectedRow(_row.Line, field, error));

    public void Warn(string field, string warning) => _warnings.Add(new RowWarning(_row.Line, field, warning));

    public string? Text(string field) => _row.Fields.GetValueOrDefault(field);

    public string? Text(string field, int maximumLength)
    {
        var text = Text(field);
        if (text?.Length > maximumLength)
        {
            Refuse(field, $"The value has {text.Length} characters; at most {maximumLength} are kept. Shorten it.");
            return null;
        }

        return text;
    }

    /// <summary>Reads text that must be there.</summary>
    public string RequiredText(string field, int maximumLength)
    {
        if (Text(field) is null)
        {
            Missing<int>(field);
        }

        return Text(field, maximumLength) ?? string.Empty;
    }

    /// <summary>Reads text that names something, such as a car: a mark that nobody sees makes no other one of it.</summary>
    public string? Mark(string field, int maximumLength)
    {
        if (Text(field, maximumLength) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);
        if (RoundedNumber().IsMatch(mark))
        {
            RefuseRounded(field, mark);
        }

        return mark.Length > 0 ? mark : null;
    }

    /// <summary>Reads text that names something and must be there.</summary>
    public string RequiredMark(string field, int maximumLength)
    {
        var before = _problems.Count;
        var mark = Mark(field, maximumLength);
        if (mark is null && _problems.Count == before)
        {
            Missing<int>(field);
        }

        return mark ?? string.Empty;
    }

    /// <summary>Reads an id that must be there.</summary>
    public TId Id<TId>(string field, TryParse<TId> parse)
        where TId : struct => OptionalId(field, parse) ?? Missing<TId>(field);

    public TId? OptionalId<TId>(string field, TryParse<TId> parse)
        where TId : struct
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);
        if (parse(mark, out var id))
        {
            return id;
        }

        if (RoundedNumber().IsMatch(mark))
        {
            RefuseRounded(field, mark);
            return default(TId);
        }

        Refuse(field, $"'{text}' is no valid id: use 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        return default(TId);
    }

    /// <summary>A day and a time, the year first; without an offset it is the store's local time.</summary>
    /// <param name="notBefore">What it comes after: of a local time that occurs twice when the clocks go back, the earlier is meant unless it lies before this.</param>
    public Instant? Time(string field, DateTimeZone zone, Instant? notBefore = null)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);
        if (DateText.Read(mark) is { Time: { } time } read)
        {
            if (RefuseFarDay(field, text, read.Date))
            {
                return default(Instant);
            }

            var local = read.Date.At(time);
            return read.Offset is { } offset ? local.WithOffset(offset).ToInstant() : After(local, zone, notBefore);
        }

        Refuse(field, DateText.Doubt(mark) ?? $"'{text}' is no time. Write it like 2026-09-03T14:30:00 (the store's local time) or 2026-09-03T14:30:00+08:00.");
        return default(Instant);
    }

    /// <summary>What to add to the refusal of a time that lies too early because its clock time occurs twice; empty otherwise.</summary>
    public string TwiceWords(string field, DateTimeZone zone) =>
        Text(field) is { } text && DateText.Read(CellText.Mark(text)) is { Time: { } time, Offset: null } read && zone.MapLocal(read.Date.At(time)).Count > 1
            ? $" '{text}' occurs twice on that day because the clocks go back; write it with its offset, like {read.Date.At(time):uuuu-MM-dd'T'HH:mm}{zone.MapLocal(read.Date.At(time)).Last().Offset:m}."
            : string.Empty;

    public Instant RequiredTime(string field, DateTimeZone zone) => Time(field, zone) ?? Missing<Instant>(field);

    /// <summary>Reads a month, yyyy-MM, that must be there.</summary>
    public YearMonth RequiredMonth(string field)
    {
        if (Text(field) is not { } text)
        {
            return Missing<YearMonth>(field);
        }

        // A spreadsheet makes the first day of it.
        var mark = CellText.Mark(text);
        if ((DateText.ReadMonth(mark) ?? (DateText.Read(mark) is { IsDay: true, Date.Day: 1 } first ? first.Date.ToYearMonth() : null)) is { } month)
        {
            return RefuseFarDay(field, text, month.OnDayOfMonth(1)) ? default : month;
        }

        Refuse(field, $"'{text}' is no month. Write it like 2026-09.");
        return default;
    }

    /// <summary>Reads a day, yyyy-MM-dd.</summary>
    public LocalDate? Day(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);
        if (DateText.Read(mark) is { IsDay: true } day)
        {
            return RefuseFarDay(field, text, day.Date) ? default(LocalDate) : day.Date;
        }

        Refuse(field, DateText.Doubt(mark) ?? $"'{text}' is no day. Write it like 2026-09-15.");
        return default(LocalDate);
    }

    public LocalDate RequiredDay(string field) => Day(field) ?? Missing<LocalDate>(field);

    public decimal RequiredNumber(string field) =>
        Text(field) is null ? Missing<decimal>(field) : Number(field) ?? default;

    /// <summary>Reads a number that sums and products of a month can hold: what lies beyond, such as the number of an article, is in the wrong column.</summary>
    /// <param name="minimum">The least, and no less than -<see cref="Quantity.Largest"/>.</param>
    public decimal? Number(string field, decimal minimum = -Quantity.Largest)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);
        if (NumberText.Read(mark, _row.HasDecimalCommas) is not { } number)
        {
            Refuse(field, NumberText.Doubt(mark));
            return null;
        }

        if (number < minimum)
        {
            Refuse(field, $"{text} is too small; the least is {minimum.ToString(CultureInfo.InvariantCulture)}.");
            return null;
        }

        if (number > Quantity.Largest)
        {
            Refuse(field, $"{text} is too large; the most is {Quantity.Largest.ToString(CultureInfo.InvariantCulture)}. Perhaps it belongs into another column.");
            return null;
        }

        return number;
    }

    public bool? Flag(string field) => (Text(field) is { } text ? CellText.Mark(text) : null)?.ToUpperInvariant() switch
    {
        null => null,
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => RefuseFlag(field),
    };

    public T Choice<T>(string field, T fallback)
        where T : struct, Enum => Choice<T>(field) ?? fallback;

    public T? Choice<T>(string field)
        where T : struct, Enum
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var mark = CellText.Mark(text);

        // The framework's parser takes numbers, and several names at once.
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(mark, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        Refuse(field, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}.");
        return null;
    }

    public T RequiredChoice<T>(string field)
        where T : struct, Enum => Text(field) is null ? Missing<T>(field) : Choice<T>(field) ?? default;

    private static Instant After(LocalDateTime local, DateTimeZone zone, Instant? notBefore)
    {
        var instant = local.ToInstant(zone);
        return instant < notBefore && zone.MapLocal(local) is { Count: 2 } twice && twice.Last().ToInstant() is var later && later >= notBefore ? later : instant;
    }

    /// <summary>A missing date of another system, such as 0001-01-01 or 1900-01-01, is no date; the storage holds none before 1601.</summary>
    private bool RefuseFarDay(string field, string text, LocalDate day)
    {
        if (day.Year is >= EarliestYear and <= LatestYear)
        {
            return false;
        }

        Refuse(field, $"'{text}' is not between the years {EarliestYear} and {LatestYear}; correct it, or leave it empty when it is not known.");
        return true;
    }

    private void RefuseRounded(string field, string mark) => Refuse(
        field, $"'{mark}' is a long number that a spreadsheet has rounded; its last digits are lost. Format the column as text before the digits are entered, and send it again.");

    [GeneratedRegex(@"^[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{2,}$")]
    private static partial Regex RoundedNumber();

    private T Missing<T>(string field)
        where T : struct
    {
        Refuse(field, "The value is missing; every row needs one.");
        return default;
    }

    private bool? RefuseFlag(string field)
    {
        Refuse(field, $"'{Text(field)}' is neither true nor false.");
        return null;
    }
}

/// <summary>The shape of every <c>TryParse</c> of an id.</summary>
public delegate bool TryParse<T>(string? text, out T value);
