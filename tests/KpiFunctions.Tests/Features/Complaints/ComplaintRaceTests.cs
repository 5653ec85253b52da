using Azure.Core.Pipeline;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Domain.WorkOrders;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Months.Interleavings;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Features.Complaints;

/// <summary>An order and what is told about it come at the same time: whatever step the one stands at when the other comes, they agree in the end.</summary>
public sealed class ComplaintRaceTests(AzuriteFixture azurite) : AppTest(azurite, services => services.AddSingleton<HttpPipelinePolicy>(new Turns()))
{
    private const string Orders = "storeId,workOrderId,staffId,advisorId,customerPhone,openedAt,completedAt\n";

    /// <summary>What is under way, step by step, and what comes in between.</summary>
    [Theory]
    [InlineData("complaint", "order t2 a2")]
    [InlineData("complaint", "order t1 a2")]
    [InlineData("order t2 a2", "complaint")]
    [InlineData("order t2 a2", "order t3 a3")]
    [InlineData("answer", "order t2 a2")]
    [InlineData("order t2 a2", "answer")]
    public async Task At_whatever_step_one_stands_when_the_other_comes_the_complaint_has_the_people_of_its_order(string first, string second)
    {
        var steps = 0;
        for (var ended = false; !ended; steps++)
        {
            var id = $"W{steps}";
            await DoAsync("order t1 a1", id);
            if (!$"{first} {second}".Contains("answer", StringComparison.Ordinal))
            {
                await DoAsync("complaint", id);
            }

            var worker = new Turns.Worker(first, () => DoAsync(first, id));
            for (var step = 0; step <= steps && !ended; step++)
            {
                ended = !await worker.StepAsync();
            }

            await DoAsync(second, id);
            await worker.FinishAsync();
            Assert.Null(worker.Failure);

            var order = await Get<KnownOrders>().FindAsync(NewStore("S1"), WorkOrderId.Parse(id), CancellationToken.None);
            var complaint = Assert.Single(await Get<ComplaintStore>().ListOfAsync(Store, WorkOrderId.Parse(id), CancellationToken.None));
            Assert.True(order!.People == complaint.Order, $"At step {steps} {complaint.Order} instead of {order.People}.");
            Assert.Equal(order.StaffId, complaint.StaffId);
            Assert.Equal(order.People, Assert.Single((await Get<OrderLinks>().FindAsync(Store, order.Id, CancellationToken.None)).Complaints).People);
        }

        Assert.True(steps > 5, $"There were {steps} steps only.");
    }

    private async Task DoAsync(string what, string order)
    {
        switch (what.Split(' '))
        {
            case ["order", var staff, var advisor]:
                await ImportAsync(Orders + $"S1,{order},{staff},{advisor},+8613800000001,2026-09-07T08:00:00,2026-09-07T10:00:00\n");
                break;
            case ["complaint"]:
                await ImportComplaintsAsync($"S1,C-{order},{order},,repairQuality,2026-09-08T09:00:00,,,,\n");
                break;
            default:
                await AnswerAsync(WorkOrderId.Parse(order));
                break;
        }
    }

    /// <summary>What a reply of a customer who is not content leads to.</summary>
    private async Task AnswerAsync(WorkOrderId order)
    {
        var stored = await OrderAsync(order.Value);
        var answer = new SurveyAnswer("m1", Clock.Now, "1", [1], null);
        await Get<KpiFunctions.Features.Replies.ReplyComplaints>().OpenAsync(new(Store, order), stored.Month, answer, CancellationToken.None);
    }
}
