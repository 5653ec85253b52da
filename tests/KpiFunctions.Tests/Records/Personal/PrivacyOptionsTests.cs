using System.ComponentModel.DataAnnotations;
using KpiFunctions.Records.Personal;

namespace KpiFunctions.Tests.Records.Personal;

public sealed class PrivacyOptionsTests
{
    [Theory]
    [InlineData(180, 730, null)]
    [InlineData(60, 60, null)]
    [InlineData(3650, 3650, null)]
    [InlineData(59, 730, "Set Privacy:ErasePhonesAfter from 60")]
    [InlineData(3651, 730, "Set Privacy:ErasePhonesAfter from 60")]
    [InlineData(180, 59, "Set Privacy:EraseTextsAfter from 60")]
    [InlineData(180, 3651, "Set Privacy:EraseTextsAfter from 60")]
    public void Data_is_kept_while_customers_answer_and_never_for_good(int phones, int texts, string? advice)
    {
        var options = new PrivacyOptions
        {
            PhoneKeySecret = "a secret of the tests, 32 characters or more",
            ErasePhonesAfter = TimeSpan.FromDays(phones),
            EraseTextsAfter = TimeSpan.FromDays(texts),
        };
        var problems = new List<ValidationResult>();

        Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);

        Assert.Equal(advice is null ? [] : [advice], problems.Select(p => p.ErrorMessage![..advice!.Length]));
    }
}
