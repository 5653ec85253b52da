using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Domain.Sheets;
using KpiFunctions.Domain.Stores;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Facts;

/// <summary>
/// Draws the customers who fill a column of a rating sheet, from those who answered the survey of an order on which the person stands: nobody is asked twice, and nobody
/// chooses whom to draw. The same answers in any order give the same customers. Source: 004, clerk, supervisor and customers drawn at random rate together.
/// </summary>
/// <param name="month">The month that is scored.</param>
/// <param name="sheets">The sheets in force.</param>
internal sealed class CustomerDraw(StoreMonth month, RatingSheets sheets)
{
    /// <summary>What a rating of 1 to 5 counts of 100.</summary>
    private const int PointsPerStar = 20;

    private readonly IReadOnlyList<RatingSheet> _sheets = [.. sheets.All.Where(s => s.Customers is not null)];
    private readonly Dictionary<StaffId, List<Answered>> _answers = [];

    /// <summary>Adds an order of the month with what its customer said.</summary>
    internal void Add(ServiceRecord record)
    {
        if (_sheets.Count == 0 || record.Result.Overall is not { } overall)
        {
            return;
        }

        var order = record.Order;
        foreach (var staff in order.People.All)
        {
            (_answers.TryGetValue(staff, out var answers) ? answers : _answers[staff] = []).Add(new(PlaceOf(month, staff, order.Id), order.Id, order.CustomerId, overall));
        }
    }

    /// <summary>Who is drawn for each person and each sheet that asks customers.</summary>
    internal IReadOnlyList<DrawnCustomer> Drawn() =>
    [
        .. from sheet in _sheets
           from person in _answers
           from answer in Draw(person.Value, sheet.Customers!.Draw!.Value)
           select new DrawnCustomer(person.Key, sheet.Id, answer.Order, answer.Rating),
    ];

    /// <summary>What the drawn customers say of each person, for each item of each sheet that asks customers.</summary>
    /// <param name="drawn">From <see cref="Drawn"/>.</param>
    internal IEnumerable<RatingFact> Marks(IEnumerable<DrawnCustomer> drawn)
    {
        foreach (var customers in drawn.GroupBy(d => (d.Sheet, d.Staff)))
        {
            var sheet = _sheets.First(s => s.Id == customers.Key.Sheet);
            var mark = decimal.Round(customers.Sum(d => d.Rating) * PointsPerStar / (decimal)customers.Count(), 2, MidpointRounding.AwayFromZero);
            foreach (var item in sheet.Items)
            {
                yield return new RatingFact(customers.Key.Staff, sheet.TopicOf(item), sheet.Customers!.Id, mark) { Weight = sheet.Customers.Share };
            }
        }
    }

    /// <summary>Of a customer with several orders the one that is drawn first stands for all.</summary>
    private static List<Answered> Draw(IEnumerable<Answered> answers, int most) =>
    [
        .. answers.OrderBy(a => a.Place, StringComparer.Ordinal).DistinctBy(a => a.Customer is { } known ? $"customer {known}" : a.Place).Take(most),
    ];

    private static string PlaceOf(StoreMonth month, StaffId staff, WorkOrderId order) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{month}|{staff}|{order}")));

    private readonly record struct Answered(string Place, WorkOrderId Order, CustomerId? Customer, int Rating);
}
