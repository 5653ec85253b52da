using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>
/// Customers, each counted once, whoever served them. Source: 003, satisfied customers of the month ÷ all customers of the month.
/// </summary>
/// <param name="Served">Customers with a completed order; an order without a customer id is a customer of its own.</param>
/// <param name="Sampled">Those of them who were in the sample with any order; all of them where everyone is asked.</param>
/// <param name="Rated">Customers of the sample of whom there is a rating.</param>
/// <param name="Satisfied">Customers of the sample all of whose ratings are 4 or 5.</param>
internal readonly record struct CustomerTally(long Served, long Sampled, long Rated, long Satisfied)
{
    internal static CustomerTally Of(IReadOnlyList<ServiceTally> groups, in TallyWindow window)
    {
        var served = new HashSet<long>();
        var worst = new Dictionary<long, int>();
        var anonymous = 0L;
        foreach (var group in groups)
        {
            var services = group.Services;
            var customers = ServiceGroup.Singly(services.Customer);
            var completions = ServiceGroup.Singly(services.Completed);
            var marks = ServiceGroup.Singly(services.Marks);
            for (var i = 0; i < completions.Length; i++)
            {
                if (window.Holds(completions[i]))
                {
                    var customer = customers[i] >= 0 ? customers[i] : --anonymous;
                    served.Add(customer);
                    if (new ServiceMarks(marks[i]) is { IsSampled: true } said)
                    {
                        worst[customer] = Worse(worst.GetValueOrDefault(customer), said.Overall);
                    }
                }
            }
        }

        return new(served.Count, worst.Count, worst.Values.Count(r => r > 0), worst.Values.Count(r => r >= ServiceMarks.Satisfied));
    }

    /// <summary>The lower of two ratings, of which 0 is none.</summary>
    private static int Worse(int one, int other) => one == 0 ? other : other == 0 ? one : Math.Min(one, other);
}
