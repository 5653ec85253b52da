using System.Text.RegularExpressions;
using Mono.Cecil;

namespace KpiFunctions.Tests.Rooms;

/// <summary>Names a member as its author did, also when the compiler made a class of its body.</summary>
internal static partial class MemberName
{
    /// <summary>The type's own name without its count of type parameters.</summary>
    internal static string Plain(TypeReference type) => type.Name.Split('`')[0];

    /// <param name="type">The type that has the member, maybe a generated one.</param>
    /// <param name="member">The compiled name; empty for the type itself.</param>
    internal static string Of(TypeDefinition type, string member)
    {
        var types = Outwards(type).Reverse().ToList();
        var names = types.Append(null).Select(t => t is null ? member : Plain(t)).ToList();
        var written = names.TakeWhile(n => !n.StartsWith('<'));
        var author = names.Select(n => Generated().Match(n)).FirstOrDefault(m => m.Success)?.Groups["author"].Value;
        return string.Join('.', written.Append(author).Where(n => !string.IsNullOrEmpty(n)).Select(Spoken));
    }

    private static IEnumerable<TypeDefinition> Outwards(TypeDefinition? type)
    {
        for (; type is not null; type = type.DeclaringType)
        {
            yield return type;
        }
    }

    private static string Spoken(string? name) => name switch
    {
        ".ctor" or ".cctor" => "constructor",
        _ => Accessor().Replace(name!, string.Empty),
    };

    /// <summary>State machines, lambdas and local functions carry the name of their method in angle brackets; other generated members carry a number, or nothing.</summary>
    [GeneratedRegex("^<(?<author>[^<>0-9][^<>]*)>")]
    private static partial Regex Generated();

    [GeneratedRegex("^(get|set|init|add|remove)_")]
    private static partial Regex Accessor();
}
