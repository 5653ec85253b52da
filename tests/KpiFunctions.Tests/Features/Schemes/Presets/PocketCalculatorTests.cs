using KpiFunctions.Features.Schemes;
using KpiFunctions.Testing;

namespace KpiFunctions.Tests.Features.Schemes.Presets;

/// <summary>Every number of a result can be had again from what is written beside it.</summary>
public sealed class PocketCalculatorTests
{
    public static TheoryData<string> Presets => [.. SchemePresets.All.Select(s => s.Id.Value)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Points_adjustments_total_and_pay_follow_from_the_fields_of_the_result(string preset)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            WrittenResult.CheckFields(RandomMonth.Of(preset, seed));
        }
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void The_sums_in_words_come_out_as_they_say(string preset)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            WrittenResult.CheckWords(RandomMonth.Of(preset, seed));
        }
    }
}
