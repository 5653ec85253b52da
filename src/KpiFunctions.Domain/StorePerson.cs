namespace KpiFunctions.Domain;

/// <summary>A person as a member of staff of a store. The same id in two stores may be two people, so neither part names anybody alone.</summary>
public readonly record struct StorePerson(StoreId StoreId, StaffId StaffId)
{
    private const char Separator = '/';

    /// <summary>Reads what <see cref="ToString"/> writes; no id has the separator in it.</summary>
    /// <exception cref="FormatException">The text names nobody.</exception>
    public static StorePerson Parse(string text) => text.Split(Separator) is [var store, var staff]
        ? new StorePerson(StoreId.Parse(store), StaffId.Parse(staff))
        : throw new FormatException($"'{text}' names no person of a store.");

    public override string ToString() => $"{StoreId}{Separator}{StaffId}";
}
