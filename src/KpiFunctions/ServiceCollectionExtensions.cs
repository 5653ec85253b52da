using KpiFunctions.Access;
using KpiFunctions.Appeals;
using KpiFunctions.Callbacks;
using KpiFunctions.Complaints;
using KpiFunctions.CustomerFacts;
using KpiFunctions.Evidence;
using KpiFunctions.Facts;
using KpiFunctions.Import;
using KpiFunctions.Messaging;
using KpiFunctions.Months;
using KpiFunctions.Privacy;
using KpiFunctions.Reports;
using KpiFunctions.Schemes;
using KpiFunctions.Scores;
using KpiFunctions.Sms;
using KpiFunctions.Storage;
using KpiFunctions.Stores;
using KpiFunctions.Surveys;
using KpiFunctions.Surveys.Questionnaires;
using KpiFunctions.Surveys.Replies;
using KpiFunctions.WhatIf;
using KpiFunctions.WorkOrders;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KpiFunctions;

/// <summary>Everything the function classes need; the deployed app and the local host register the same.</summary>
public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddKpiFunctions(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccessOptions>()
            .BindConfiguration(AccessOptions.Section)
            .Validate(
                o => o.AdminKeySha256 is null || (o.AdminKeySha256.Length == 64 && o.AdminKeySha256.All(char.IsAsciiHexDigit)),
                "Access__AdminKeySha256 must be the 64 hex digits of a SHA-256; make it with: printf %s \"$KEY\" | sha256sum")
            .ValidateOnStart();
        services.AddStorage(configuration);
        services.AddSms(configuration);
        services.AddHostedService<StorageSetup>();

        services.AddSingleton<ApiGate>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<Queues>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<DeadLetterReplay>();
        services.AddSingleton<EventIntake>();

        services.AddSingleton<StoreDirectory>();
        services.AddSingleton<SchemeStore>();
        services.AddSingleton<SchemeAdmission>();
        services.AddSingleton<WorkOrderIndex>();
        services.AddSingleton<WorkOrderStore>();
        services.AddSingleton<AssetIndex>();
        services.AddSingleton<ReturnLinks>();
        services.AddSingleton<ReturnRecorder>();
        services.AddSingleton<WorkOrderDetails>();
        services.AddSingleton<WorkOrderWriter>();
        services.AddSingleton<WorkOrderCorrections>();
        services.AddSingleton<WorkOrderImport>();
        services.AddSingleton<StoreRows>();

        services.AddSingleton<FactWriter>();
        services.AddSingleton<FactIndex>();
        services.AddSingleton<MovableFactWriter>();
        services.AddSingleton<LateFacts>();
        services.AddSingleton<FactImport>();
        services.AddSingleton<ComplaintStore>();
        services.AddSingleton<ComplaintImport>();
        services.AddSingleton<CustomerFactImport>();
        services.AddSingleton<LateRecords>();

        services.AddSingleton<CallbackStore>();
        services.AddSingleton<CallbackPlanner>();
        services.AddSingleton<CallbackScheduler>();
        services.AddSingleton<FollowUpScheduler>();
        services.AddSingleton<PhoneTaskRaiser>();
        services.AddSingleton<PhoneTaskStore>();
        services.AddSingleton<CallResults>();
        services.AddSingleton<ContactKeys>();
        services.AddSingleton<ContactStore>();
        services.AddOptions<SurveyOptions>().BindConfiguration(SurveyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QuestionnaireStore>();
        services.AddSingleton<SurveyWriter>();
        services.AddSingleton<DailyTexts>();
        services.AddSingleton<SurveyRetries>();
        services.AddSingleton<SurveySender>();
        services.AddSingleton<DeliveryRecorder>();
        services.AddSingleton<DeliveryEvents>();
        services.AddSingleton<PostedReports>();
        services.AddOptions<ReplyOptions>().BindConfiguration(ReplyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReplyOptions>, ReplyOptionsValidator>();
        services.AddSingleton<ReplyWords>();
        services.AddSingleton<AnswerReader>();
        services.AddSingleton<AnswerWriter>();
        services.AddSingleton<UnclearReplies>();
        services.AddSingleton<ReplyComplaints>();
        services.AddSingleton<ReplyFollowUp>();
        services.AddSingleton<ReplyReview>();
        services.AddSingleton<ReplyEvents>();
        services.AddSingleton<ReplyIngestor>();
        services.AddSingleton<UnmatchedReplies>();
        services.AddSingleton<SurveyStatisticsReader>();

        services.AddSingleton<Retention>();
        services.AddSingleton<RetentionSweep>();
        services.AddSingleton<MonthErasure>();
        services.AddSingleton<ErasureLog>();
        services.AddSingleton<CustomerFinder>();
        services.AddSingleton<CustomerErasure>();

        services.AddSingleton<MonthGate>();
        services.AddSingleton<MonthRecordsReader>();
        services.AddSingleton<MonthFactsReader>();
        services.AddSingleton<MonthBasisReader>();
        services.AddSingleton<MonthScorer>();
        services.AddSingleton<MonthSchedule>();
        services.AddSingleton<BasisStore>();
        services.AddSingleton<ClosedFacts>();
        services.AddSingleton<ClosedMonths>();
        services.AddSingleton<MonthCloser>();
        services.AddSingleton<MonthReopener>();
        services.AddSingleton<MonthReport>();
        services.AddSingleton<MonthRequests>();
        services.AddSingleton<MonthVerifier>();

        services.AddSingleton<AppealStore>();
        services.AddSingleton<AppealFiling>();
        services.AddSingleton<AppealDecisions>();
        services.AddSingleton<AppealApplier>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<GroupTotals>();
        services.AddSingleton<ScoreStore>();
        services.AddSingleton<ScoreReader>();
        services.AddSingleton<RankingReport>();
        services.AddSingleton<TrendReport>();
        services.AddSingleton<PeriodReport>();
        services.AddSingleton<SchemeTrial>();
        services.AddSingleton<EvidenceReader>();
        return services;
    }
}
