namespace KpiFunctions.Worker.Tests.Metadata;

/// <summary>A route template of an HTTP function, such as <c>scores/{store}/{month}</c>.</summary>
internal sealed record RouteTemplate(string Text)
{
    private readonly Segment[] _segments = [.. Text.Trim('/').Split('/').Select(part => new Segment(part))];

    /// <summary>The names between braces.</summary>
    public IEnumerable<string> Parameters => _segments.Where(segment => segment.IsParameter).Select(segment => segment.Name);

    /// <summary>Whether some path could match both templates. Constraints are not looked at: the answer is rather yes than no.</summary>
    public bool Overlaps(RouteTemplate other) => Overlap(_segments, other._segments);

    /// <summary>What a path gives the parameters; <see langword="null"/> when it does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string path)
    {
        var parts = path.Trim('/').Split('/');
        return parts.Length == _segments.Length && _segments.Zip(parts).All(pair => pair.First.Matches(pair.Second))
            ? _segments.Zip(parts).Where(pair => pair.First.IsParameter).ToDictionary(pair => pair.First.Name, pair => Uri.UnescapeDataString(pair.Second))
            : null;
    }

    /// <summary>A path that matches.</summary>
    public string Fill(Func<string, string> valueOf) =>
        string.Join('/', _segments.Select(segment => segment.IsParameter ? Uri.EscapeDataString(valueOf(segment.Name)) : segment.Text));

    public override string ToString() => Text;

    private static bool Overlap(ReadOnlySpan<Segment> left, ReadOnlySpan<Segment> right)
    {
        if (left is [] || right is [])
        {
            return All(left, static segment => segment.MayBeMissing) && All(right, static segment => segment.MayBeMissing);
        }

        return left[0].TakesTheRest || right[0].TakesTheRest
            || (left[0].MeetsWith(right[0]) && Overlap(left[1..], right[1..]))
            || (left[0].MayBeMissing && Overlap(left[1..], right))
            || (right[0].MayBeMissing && Overlap(left, right[1..]));
    }

    private static bool All(ReadOnlySpan<Segment> segments, Func<Segment, bool> holds)
    {
        foreach (var segment in segments)
        {
            if (!holds(segment))
            {
                return false;
            }
        }

        return true;
    }

    private sealed record Segment(string Text)
    {
        public bool IsParameter => Text.Contains('{', StringComparison.Ordinal);

        public bool TakesTheRest => Text.StartsWith("{*", StringComparison.Ordinal);

        public bool MayBeMissing => TakesTheRest || Text.EndsWith("?}", StringComparison.Ordinal);

        public string Name => Text.Trim('{', '}', '*', '?').Split(':', '=')[0];

        public bool MeetsWith(Segment other) => IsParameter || other.IsParameter || Matches(other.Text);

        public bool Matches(string part) => IsParameter ? part.Length > 0 : string.Equals(Text, part, StringComparison.OrdinalIgnoreCase);
    }
}
