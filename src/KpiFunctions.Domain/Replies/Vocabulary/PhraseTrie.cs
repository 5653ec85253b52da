using KpiFunctions.Domain.Replies.Spelling;

namespace KpiFunctions.Domain.Replies.Vocabulary;

/// <summary>
/// Finds the longest known phrase at a place of a normalised text. Built once. Nodes lie in breadth-first order with the
/// children of each side by side and sorted, so that a step touches little memory.
/// </summary>
internal sealed class PhraseTrie
{
    private const int Root = 0;

    private readonly int[] _rootChildren = new int[char.MaxValue + 1];
    private readonly char[] _characters;
    private readonly int[] _firstChildren;
    private readonly Phrase[] _phrases;

    /// <param name="entries">Normalised phrases, none of them empty; the later of two equal ones counts.</param>
    public PhraseTrie(IEnumerable<(string Text, Phrase Phrase)> entries)
    {
        var root = new Builder();
        foreach (var (text, phrase) in entries)
        {
            root.Add(text, phrase);
        }

        var nodes = new List<(char Character, Builder Node)> { ('\0', root) };
        var first = new List<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            first.Add(nodes.Count);
            nodes.AddRange(nodes[i].Node.Children.Select(child => (child.Key, child.Value)));
        }

        first.Add(nodes.Count);
        _characters = [.. nodes.Select(node => node.Character)];
        _phrases = [.. nodes.Select(node => node.Node.Phrase)];
        _firstChildren = [.. first];
        for (var i = _firstChildren[Root]; i < _firstChildren[Root + 1]; i++)
        {
            _rootChildren[_characters[i]] = i;
        }
    }

    /// <summary>The longest phrase that starts at <paramref name="at"/> and ends where a word ends.</summary>
    /// <returns>The character after it, or <paramref name="at"/> when there is none.</returns>
    public int Match(ReadOnlySpan<char> text, int at, out Phrase phrase)
    {
        phrase = default;
        var end = at;
        var node = _rootChildren[text[at]];
        for (var i = at; node != Root;)
        {
            if (_phrases[node].IsKnown && IsEndOfWord(text, i))
            {
                phrase = _phrases[node];
                end = i + 1;
            }

            i++;
            node = i < text.Length ? Child(node, text[i]) : Root;
        }

        return end;
    }

    private static bool IsEndOfWord(ReadOnlySpan<char> text, int last) =>
        last + 1 >= text.Length
        || !ReplyCharacters.IsWordCharacter(text[last])
        || !ReplyCharacters.IsWordCharacter(text[last + 1]);

    private int Child(int node, char c)
    {
        var (low, high) = (_firstChildren[node], _firstChildren[node + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_characters[middle] < c)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _firstChildren[node + 1] && _characters[low] == c ? low : Root;
    }

    private sealed class Builder
    {
        public SortedList<char, Builder> Children { get; } = new(1);

        public Phrase Phrase { get; private set; }

        public void Add(string text, Phrase phrase)
        {
            var node = this;
            foreach (var c in text)
            {
                if (!node.Children.TryGetValue(c, out var child))
                {
                    child = new Builder();
                    node.Children.Add(c, child);
                }

                node = child;
            }

            node.Phrase = phrase;
        }
    }
}
