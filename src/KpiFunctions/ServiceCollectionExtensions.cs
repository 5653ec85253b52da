using KpiFunctions.Features.Appeals;
using KpiFunctions.Features.Calls;
using KpiFunctions.Features.Complaints;
using KpiFunctions.Features.Contacts;
using KpiFunctions.Features.DeadLetters;
using KpiFunctions.Features.DueTexts;
using KpiFunctions.Features.Evidence;
using KpiFunctions.Features.Facts;
using KpiFunctions.Features.Import;
using KpiFunctions.Features.Links;
using KpiFunctions.Features.Months;
using KpiFunctions.Features.MonthScoring;
using KpiFunctions.Features.Privacy;
using KpiFunctions.Features.Questionnaires;
using KpiFunctions.Features.Replies;
using KpiFunctions.Features.Reports;
using KpiFunctions.Features.Schemes;
using KpiFunctions.Features.Scores;
using KpiFunctions.Features.Sheets;
using KpiFunctions.Features.Stores;
using KpiFunctions.Features.SurveyPage;
using KpiFunctions.Features.Surveys;
using KpiFunctions.Features.Verification;
using KpiFunctions.Features.Webhooks;
using KpiFunctions.Features.WhatIf;
using KpiFunctions.Features.WorkOrders;
using KpiFunctions.Foundation.Access;
using KpiFunctions.Foundation.Agenda;
using KpiFunctions.Foundation.Audit;
using KpiFunctions.Foundation.Health;
using KpiFunctions.Foundation.Http;
using KpiFunctions.Foundation.Identity;
using KpiFunctions.Foundation.Messaging;
using KpiFunctions.Foundation.Settings;
using KpiFunctions.Foundation.Sms;
using KpiFunctions.Foundation.Storage;
using KpiFunctions.Foundation.Telemetry;
using KpiFunctions.Records.Book;
using KpiFunctions.Records.Index;
using KpiFunctions.Records.Ledger;
using KpiFunctions.Records.Personal;
using KpiFunctions.Records.Sheets;
using KpiFunctions.Records.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KpiFunctions;

/// <summary>Everything the function classes need; the deployed app and the local host register the same.</summary>
public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddKpiFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddFoundation(configuration)
            .AddRecords()
            .AddFeatures();
    }

    private static IServiceCollection AddFoundation(this IServiceCollection services, IConfiguration configuration) => services
        .AddSettings()
        .AddTelemetry(configuration)
        .AddHealth()
        .AddIdentity(configuration)
        .AddHttp()
        .AddStorage(configuration)
        .AddAgenda()
        .AddSms(configuration)
        .AddAudit()
        .AddAccess()
        .AddMessaging();

    private static IServiceCollection AddRecords(this IServiceCollection services) => services
        .AddMonthBook()
        .AddIndex()
        .AddLedger()
        .AddPersonal()
        .AddRatingSheets()
        .AddStoreDirectory();

    private static IServiceCollection AddFeatures(this IServiceCollection services) => services
        .AddAppeals()
        .AddCalls()
        .AddComplaints()
        .AddContacts()
        .AddDeadLetters()
        .AddDueTexts()
        .AddEvidence()
        .AddFacts()
        .AddImport()
        .AddLinks()
        .AddMonthScoring()
        .AddMonths()
        .AddPrivacy()
        .AddQuestionnaires()
        .AddReplies()
        .AddReports()
        .AddSchemes()
        .AddScores()
        .AddSheetEndpoints()
        .AddStoreEndpoints()
        .AddSurveyPage()
        .AddSurveys()
        .AddVerification()
        .AddWebhooks()
        .AddWhatIf()
        .AddWorkOrders();
}
