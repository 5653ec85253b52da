namespace KpiFunctions.Tests.Rooms;

/// <summary>A compiled type knows another one.</summary>
/// <param name="Namespace">Where the type is that knows it.</param>
/// <param name="Type">The type that knows it; the outermost one, for nested and generated types.</param>
/// <param name="Member">The member of it that does, or the type alone for its bases and attributes.</param>
/// <param name="TargetNamespace">Where the type is that it knows.</param>
/// <param name="Target">The type that it knows, the outermost one.</param>
/// <param name="IsOwn">Whether both are of one assembly.</param>
internal sealed record TypeUse(string Namespace, string Type, string Member, string TargetNamespace, string Target, bool IsOwn);
