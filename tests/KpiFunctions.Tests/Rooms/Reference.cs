namespace KpiFunctions.Tests.Rooms;

/// <summary>A room knows another one.</summary>
/// <param name="Member">The member by which it does.</param>
/// <param name="Target">The type that it knows there.</param>
internal sealed record Reference(string From, string Member, string To, string Target)
{
    public override string ToString() => $"{Member} in {From} refers to {Target} in {To}";
}
