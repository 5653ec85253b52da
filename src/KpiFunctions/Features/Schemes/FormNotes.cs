using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Features.Schemes;

/// <summary>
/// What is noted while a form is read. A person is told everything that is wrong, and nothing of theirs is kept until it is mended. What is stored
/// was admitted long ago by the rules of its time: it is read as it is, and only what cannot be read at all is an error.
/// </summary>
internal sealed class FormNotes
{
    private readonly List<SchemeProblem> _problems = [];

    /// <summary>Whether the form comes from the storage and not from a person.</summary>
    internal bool IsStored { get; init; }

    internal IReadOnlyList<SchemeProblem> Problems => _problems;

    /// <summary>Notes what can be read but is not allowed.</summary>
    internal void Note(string path, string message)
    {
        if (!IsStored)
        {
            _problems.Add(new(path, message));
        }
    }

    /// <summary>Notes what cannot be read, so that something else stands in for it while the rest is looked at.</summary>
    /// <exception cref="FormatException">The form is stored; nothing may stand in for any part of it.</exception>
    internal void NoteUnreadable(string path, string message)
    {
        if (IsStored)
        {
            throw new FormatException($"{path}: {message}");
        }

        Note(path, message);
    }
}
