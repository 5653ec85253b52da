using KpiFunctions.Domain.Schemes;

namespace KpiFunctions.Domain.SchemeValidation;

/// <summary>The ids of a scheme's parts name them, so each must be sound and single.</summary>
internal static class Ids
{
    internal static IEnumerable<SchemeProblem> Of(string path, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, id) in ids.Index())
        {
            if (!Identifier.IsValid(id))
            {
                yield return new($"{path}[{index}].id", $"'{id}' is no id; it has 1 to {Identifier.MaximumLength} letters, digits, '-', '_', '.' or ':'.");
            }
            else if (!seen.Add(id))
            {
                yield return new($"{path}[{index}].id", $"'{id}' is used twice.");
            }
        }
    }
}
