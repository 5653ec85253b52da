using System.Globalization;
using KpiFunctions.Domain;
using NodaTime;
using NodaTime.Text;

namespace KpiFunctions.Features.Import;

/// <summary>Reads the fields of one row and remembers everything that is wrong with them.</summary>
public sealed class FieldParser(ImportRow row)
{
    /// <summary>Clocks differ: a completion this far in the future is taken, a later one is a mistake.</summary>
    public static readonly Duration FutureTolerance = Duration.FromMinutes(15);

    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    private static readonly IPattern<LocalDateTime>[] Local =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
    ];

    private readonly List<RejectedRow> _problems = [];

    public IReadOnlyList<RejectedRow> Problems => _problems;

    public void Refuse(string field, string error) => _problems.Add(new RejectedRow(row.Line, field, error));

    public string? Text(string field) => row.Fields.GetValueOrDefault(field);

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

        if (parse(text, out var id))
        {
            return id;
        }

        Refuse(field, $"'{text}' is no valid id: use 1 to 64 letters, digits, '-', '_', '.' or ':'.");
        return default(TId);
    }

    /// <summary>ISO 8601; without an offset it is the store's local time.</summary>
    public Instant? Time(string field, DateTimeZone zone)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (WithOffset.Parse(text) is { Success: true } exact)
        {
            return exact.Value.ToInstant();
        }

        foreach (var pattern in Local)
        {
            if (pattern.Parse(text) is { Success: true } local)
            {
                return local.Value.ToInstant(zone);
            }
        }

        Refuse(field, $"'{text}' is no time. Write it like 2026-09-03T14:30:00 (the store's local time) or 2026-09-03T14:30:00+08:00.");
        return default(Instant);
    }

    public Instant RequiredTime(string field, DateTimeZone zone) => Time(field, zone) ?? Missing<Instant>(field);

    /// <summary>Reads a month, yyyy-MM, that must be there.</summary>
    public YearMonth RequiredMonth(string field)
    {
        if (Text(field) is not { } text)
        {
            return Missing<YearMonth>(field);
        }

        var month = YearMonthPattern.Iso.Parse(text);
        if (!month.Success)
        {
            Refuse(field, $"'{text}' is no month. Write it like 2026-09.");
        }

        return month.Success ? month.Value : default;
    }

    /// <summary>Reads a day, yyyy-MM-dd.</summary>
    public LocalDate? Day(string field)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text);
        if (!day.Success)
        {
            Refuse(field, $"'{text}' is no day. Write it like 2026-09-15.");
        }

        return day.Success ? day.Value : default(LocalDate);
    }

    public LocalDate RequiredDay(string field) => Day(field) ?? Missing<LocalDate>(field);

    public decimal RequiredNumber(string field) =>
        Text(field) is null ? Missing<decimal>(field) : Number(field, decimal.MinValue) ?? default;

    public decimal? Number(string field, decimal minimum)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(field, $"'{text}' is no number. Write it with a decimal point and without thousands separators, like 1234.5.");
            return null;
        }

        if (number < minimum)
        {
            Refuse(field, $"{text} is too small; the least is {minimum.ToString(CultureInfo.InvariantCulture)}.");
            return null;
        }

        return number;
    }

    public bool? Flag(string field) => Text(field)?.ToUpperInvariant() switch
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

        // The framework's parser takes numbers, and several names at once.
        if (Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            return Enum.Parse<T>(name);
        }

        Refuse(field, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(n => char.ToLowerInvariant(n[0]) + n[1..]))}.");
        return null;
    }

    public T RequiredChoice<T>(string field)
        where T : struct, Enum => Text(field) is null ? Missing<T>(field) : Choice<T>(field) ?? default;

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
