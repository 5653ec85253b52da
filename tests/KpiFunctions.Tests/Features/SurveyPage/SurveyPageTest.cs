using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Domain.Surveys;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.SurveyPage;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Records.Book;
using KpiFunctions.Testing;
using KpiFunctions.Tests.Features.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using NodaTime;

namespace KpiFunctions.Tests.Features.SurveyPage;

/// <summary>The page of a survey, opened by the address that a customer has in a text, and answered as a browser does.</summary>
public abstract class SurveyPageTest(AzuriteFixture azurite, bool hasPages = true) : AppTest(azurite, services =>
{
    services.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
    services.Configure<SurveyLinkOptions>(o => o.Address = hasPages ? Address : null);
})
{
    protected const string Address = "https://kpi.example.com/api/s";

    protected static readonly Instant Sent = Utc("2026-09-10T02:00:00Z");

    /// <summary>Texts the customer of an order and gives the token in the text.</summary>
    protected async Task<string> TextAsync(string order = "W1", string phone = "+8613800000001", string questionnaire = "single", Func<Domain.Stores.Store, Domain.Stores.Store>? with = null)
    {
        await SaveStoreAsync((with ?? (s => s))(NewStore("S1") with { Questionnaire = Domain.Questionnaires.QuestionnaireId.Parse(questionnaire), QuietPeriod = Duration.Zero }));
        await ImportOrderAsync(order, "2026-09-07T10:00:00", phone);
        await SendDueAsync(Sent);
        return TokenOf(order);
    }

    protected string TokenOf(string order) => Gateway.Delivered.Single(m => m.Tag == $"S1/{order}").Text[^17..];

    protected Task<Page> OpenAsync(string token, string? language = null, string method = "GET", string address = "10.0.0.1") =>
        SendAsync(nameof(GetSurveyPageEndpoint), method, token, string.Empty, language, address);

    /// <summary>Sends the form with these fields.</summary>
    protected Task<Page> PostAsync(string token, params (string Name, string Value)[] fields) => PostAsync(token, string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}")));

    protected Task<Page> PostAsync(string token, string body, string? language = null) => SendAsync(nameof(PostSurveyPageEndpoint), "POST", token, body, language, "10.0.0.1");

    protected async Task<IReadOnlyList<SurveyAnswer>> AnswersAsync(string order = "W1") =>
        await Get<WorkOrderStore>().GetAnswersAsync((await OrderAsync(order)).Month, (await OrderAsync(order)).Order.Id, CancellationToken.None);

    /// <summary>What the month counts of the survey.</summary>
    protected async Task<IReadOnlyList<int>> CountedAsync(string order = "W1")
    {
        var stored = await OrderAsync(order);
        return SurveyResult.At(stored.Month.ClosesAt(NewStore("S1")), stored.Survey, await AnswersAsync(order)).Ratings;
    }

    /// <summary>Every row of every table, and every message that waits.</summary>
    protected async Task<string> EverythingAsync()
    {
        var all = new StringBuilder();
        foreach (var table in Get<Tables>().All)
        {
            await foreach (var row in table.QueryAsync<TableEntity>())
            {
                all.AppendLine(JsonSerializer.Serialize(row.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")));
            }
        }

        foreach (var queue in Get<KpiFunctions.Foundation.Messaging.Queues>().All)
        {
            all.AppendLine((await queue.Client.PeekMessagesAsync(32)).Value.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return all.ToString();
    }

    private async Task<Page> SendAsync(string function, string method, string token, string body, string? language, string address)
    {
        var http = new DefaultHttpContext { RequestServices = Get<IServiceProvider>() };
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.Request.Method = method;
        http.Request.ContentType = body.Length > 0 ? "application/x-www-form-urlencoded" : null;
        http.Request.Headers.AcceptLanguage = language;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        http.Request.RouteValues["token"] = token;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        await HttpFunction.All.Single(f => f.Name == function).AnswerAsync(Get<IServiceProvider>(), http);
        return new Page(http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()), http.Response.Headers);
    }
}

/// <summary>What a browser gets.</summary>
public sealed record Page(int Status, string Html, IHeaderDictionary Headers);
