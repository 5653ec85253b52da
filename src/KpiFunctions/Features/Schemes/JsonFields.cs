using System.Text.Json;

namespace KpiFunctions.Features.Schemes;

/// <summary>
/// One JSON object, read field by field. What is missing, of the wrong type, given twice or not known is noted with its path, and reading goes on.
/// A null field counts as absent.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>No number of a scheme has a use beyond this; sums of such numbers cannot overflow.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly FormNotes _notes;

    internal JsonFields(JsonElement element, string path, FormNotes notes)
    {
        Path = path;
        _notes = notes;
        if (element.ValueKind != JsonValueKind.Object)
        {
            NoteUnreadable(path, "This must be an object.");
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && !_fields.TryAdd(property.Name, property.Value))
            {
                Note(PathOf(property.Name), "This field is given twice.");
            }
        }
    }

    internal string Path { get; }

    internal IEnumerable<string> Names => _fields.Keys;

    /// <inheritdoc cref="FormNotes.Note"/>
    internal void Note(string path, string message) => _notes.Note(path, message);

    /// <inheritdoc cref="FormNotes.NoteUnreadable"/>
    internal void NoteUnreadable(string path, string message) => _notes.NoteUnreadable(path, message);

    internal string PathOf(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"{Path}.{name}" : $"{Path}['{name}']";

    internal bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Takes a field that may be absent.</summary>
    internal JsonElement? Take(string name) => _fields.Remove(name, out var value) ? value : null;

    internal string? OptionalText(string name) => Take(name) is { } value ? TextOf(value, PathOf(name)) : null;

    internal string Text(string name)
    {
        if (!Has(name))
        {
            NoteMissing(name, "a text");
        }

        return OptionalText(name) ?? string.Empty;
    }

    internal decimal? OptionalNumber(string name) => Take(name) is { } value ? NumberOf(value, PathOf(name)) : null;

    internal decimal Number(string name)
    {
        if (!Has(name))
        {
            NoteMissing(name, "a number");
        }

        return OptionalNumber(name) ?? 0;
    }

    internal int? OptionalWhole(string name)
    {
        if (Take(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole))
        {
            return whole;
        }

        NoteUnreadable(PathOf(name), "This must be a whole number.");
        return null;
    }

    internal bool Flag(string name, bool otherwise = false)
    {
        if (Take(name) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            NoteUnreadable(PathOf(name), "This must be true or false.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>One of the words of <paramref name="words"/>, or <paramref name="otherwise"/> when the field is absent.</summary>
    internal T Word<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (OptionalText(name) is not { } text)
        {
            return otherwise;
        }

        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        NoteUnreadable(PathOf(name), $"'{text}' is not known here; it must be one of {string.Join(", ", words.Keys)}.");
        return otherwise;
    }

    internal JsonFields? Object(string name) => Take(name) is { } value ? new(value, PathOf(name), _notes) : null;

    /// <summary>Each element of an array as <paramref name="read"/> makes it; none when the field is absent.</summary>
    internal IReadOnlyList<T> List<T>(string name, Func<JsonElement, string, T> read)
    {
        if (Take(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            NoteUnreadable(PathOf(name), "This must be a list.");
            return [];
        }

        return [.. value.EnumerateArray().Select((element, i) => read(element, $"{PathOf(name)}[{i}]"))];
    }

    internal IReadOnlyList<T> Objects<T>(string name, Func<JsonFields, T> read) =>
        List(name, (element, path) => read(new JsonFields(element, path, _notes)));

    internal IReadOnlyList<string> Texts(string name) => List(name, (element, path) => TextOf(element, path) ?? string.Empty);

    /// <summary>Notes that a field is absent for which there is something to be read instead.</summary>
    internal void Require(string name, string what)
    {
        if (!Has(name))
        {
            Note(PathOf(name), $"This is missing; it must be {what}.");
        }
    }

    /// <summary>Notes every field that nobody asked for.</summary>
    internal void Finish()
    {
        foreach (var name in _fields.Keys)
        {
            Note(PathOf(name), "There is no such field here.");
        }
    }

    internal string? TextOf(JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        NoteUnreadable(path, "This must be a text.");
        return null;
    }

    internal decimal? NumberOf(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Number)
        {
            NoteUnreadable(path, "This must be a number.");
            return null;
        }

        if (value.TryGetDecimal(out var number) && (_notes.IsStored || Math.Abs(number) <= Largest))
        {
            return number;
        }

        NoteUnreadable(path, $"This number lies beyond ±{Largest}.");
        return null;
    }

    /// <summary>Notes that a field is absent for which there is nothing to be read instead.</summary>
    internal void NoteMissing(string name, string what) => NoteUnreadable(PathOf(name), $"This is missing; it must be {what}.");
}
