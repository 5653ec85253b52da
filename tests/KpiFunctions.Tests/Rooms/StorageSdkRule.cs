namespace KpiFunctions.Tests.Rooms;

/// <summary>Who may know the storage SDK: the room that wraps it, the records, and one store with its rows for each table that a feature owns.</summary>
internal static class StorageSdkRule
{
    private const string Sdk = "Azure.Data.Tables";

    private static readonly string[] Suffixes = ["Store", "Row", "Rows", "Columns"];

    internal static IEnumerable<string> Outsiders(IEnumerable<TypeUse> uses, RoomNames names) =>
        from use in uses
        where use.TargetNamespace == Sdk || use.TargetNamespace.StartsWith($"{Sdk}.", StringComparison.Ordinal)
        where names.RoomOf(use.Namespace) is { } room && !MayKnow(room, use.Type)
        group use by (use.Namespace, use.Type) into type
        orderby type.Key.Namespace, type.Key.Type
        select $"{type.Key.Namespace}.{type.Key.Type} knows {string.Join(", ", type.Select(u => u.Target).Distinct().Order())}, in {string.Join(", ", type.Select(u => u.Member).Distinct().Order())}.";

    private static bool MayKnow(string room, string type) =>
        room is "Foundation.Storage" or "Records" || room.StartsWith("Records.", StringComparison.Ordinal) || Suffixes.Any(s => type.EndsWith(s, StringComparison.Ordinal));
}
