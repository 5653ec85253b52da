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
    private readonly Dictionary<int, List<Answer>> _answers = [];

    /// <summary>Adds an order of the month with what its customer said.</summary>
    /// <param name="staff">Somebody who stands on it.</param>
    /// <param name="index">Index of the role in which they had it: each draws from its own orders.</param>
    internal void Add(StaffId staff, int index, ServiceRecord record)
    {
        if (_sheets.Count > 0 && record.Result.Overall is { } overall)
        {
            (_answers.TryGetValue(index, out var answers) ? answers : _answers[index] = []).Add(new(PlaceOf(month, staff, record.Order.Id), record.Order.Id, record.Order.CustomerId, overall));
        }
    }

    /// <summary>Who is drawn for each role of each person and each sheet that asks customers.</summary>
    internal IReadOnlyList<Placed<DrawnAnswer>> Drawn() =>
    [
        .. from sheet in _sheets
           from role in _answers
           from answer in Draw(role.Value, sheet.Customers!.Draw!.Value)
           select new Placed<DrawnAnswer>(role.Key, new(sheet.Id, answer.Order, answer.Rating)),
    ];

    /// <summary>What the drawn customers say of each person, for each item of each sheet that asks customers.</summary>
    /// <param name="drawn">From <see cref="Drawn"/>.</param>
    internal IEnumerable<Placed<CustomerMark>> Marks(IEnumerable<Placed<DrawnAnswer>> drawn) =>
        from customers in drawn.GroupBy(d => (d.Fact.Sheet, d.Index))
        let sheet = _sheets.First(s => s.Id == customers.Key.Sheet)
        let mark = new Ratio(customers.Sum(d => d.Fact.Rating) * PointsPerStar, customers.Count())
        from item in sheet.Items
        select new Placed<CustomerMark>(customers.Key.Index, new(sheet.TopicOf(item), sheet.Customers!.Id, mark, sheet.Customers.Share));

    /// <summary>Of a customer with several orders the one that is drawn first stands for all.</summary>
    private static List<Answer> Draw(IEnumerable<Answer> answers, int most) =>
    [
        .. answers.OrderBy(a => a.Place, StringComparer.Ordinal).DistinctBy(a => a.Customer is { } known ? $"customer {known}" : a.Place).Take(most),
    ];

    private static string PlaceOf(StoreMonth month, StaffId staff, WorkOrderId order) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{month}|{staff}|{order}")));

    /// <summary>What a drawn customer said.</summary>
    internal readonly record struct DrawnAnswer(SheetId Sheet, WorkOrderId Order, int Rating);

    private readonly record struct Answer(string Place, WorkOrderId Order, CustomerId? Customer, int Rating);
}
