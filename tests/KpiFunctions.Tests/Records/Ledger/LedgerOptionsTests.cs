using System.ComponentModel.DataAnnotations;
using KpiFunctions.Records.Ledger;

namespace KpiFunctions.Tests.Records.Ledger;

public sealed class LedgerOptionsTests
{
    private const string Long = "a key of the ledger, 32 characters or more";

    [Theory]
    [InlineData("k1", "k1", Long, null)]
    [InlineData("2027-b", "2027-b", Long, null)]
    [InlineData("k2", "k1", Long, "Set Ledger__Keys__k2 to the key that Ledger__CurrentKey names")]
    [InlineData("", "k1", Long, "Set Ledger__CurrentKey to the id")]
    [InlineData("k1", "k1", "too short", "Ledger__Keys__k1 must have at least 32 characters")]
    [InlineData("k_1", "k_1", Long, "Ledger__Keys__k_1 is no id of a key")]
    public void A_ledger_is_signed_with_a_long_key_that_is_there(string current, string id, string key, string? advice)
    {
        var options = new LedgerOptions { CurrentKey = current };
        options.Keys[id] = key;
        var problems = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);

        Assert.Equal(advice is null ? [] : [advice], problems.Select(p => p.ErrorMessage![..advice!.Length]));
    }
}
