using KpiFunctions.Domain.Complaints;
using KpiFunctions.Domain.WorkOrders;

namespace KpiFunctions.Domain.Tests.Complaints;

public sealed class ComplaintIdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void The_complaint_of_a_survey_is_found_again_by_its_text_however_long_the_orders_id_is(int length)
    {
        var id = ComplaintId.OfSurvey(WorkOrderId.Parse(new string('W', length)));
        Assert.Equal(id, ComplaintId.Parse(id.ToString()));
    }

    [Fact]
    public void Every_order_has_one_complaint_of_its_survey()
    {
        Assert.Equal(ComplaintId.OfSurvey(WorkOrderId.Parse("W1")), ComplaintId.OfSurvey(WorkOrderId.Parse("W1")));
        Assert.NotEqual(ComplaintId.OfSurvey(WorkOrderId.Parse("W1")), ComplaintId.OfSurvey(WorkOrderId.Parse("W2")));
        Assert.NotEqual(ComplaintId.Parse("W1"), ComplaintId.OfSurvey(WorkOrderId.Parse("W1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("survey:")]
    [InlineData("survey:a b")]
    [InlineData("a|b")]
    [InlineData(null)]
    public void What_is_no_id_is_refused(string? text)
    {
        Assert.False(ComplaintId.TryParse(text, out _));
        Assert.Throws<ArgumentException>(() => ComplaintId.Parse(text!));
    }

    [Fact]
    public void Only_the_complaint_of_a_survey_may_be_longer_than_other_ids()
    {
        Assert.False(ComplaintId.TryParse(new string('C', 65), out _));
        Assert.False(ComplaintId.TryParse("survey:" + new string('C', 65), out _));
    }
}
