using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Features.Replies;

/// <summary>What customers answer, and what follows from it.</summary>
internal static class RepliesRoom
{
    internal static IServiceCollection AddReplies(this IServiceCollection services)
    {
        services.AddOptions<ReplyOptions>().BindConfiguration(ReplyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReplyOptions>, ReplyOptionsValidator>();
        services.AddSingleton<ReplyMetrics>();
        services.AddSingleton<ReplyWords>();
        services.AddSingleton<AnswerParser>();
        services.AddSingleton<UnclearReplyStore>();
        services.AddSingleton<ReplyComplaints>();
        services.AddSingleton<ReplyFollowUp>();
        services.AddSingleton<ReplyMatcher>();
        services.AddSingleton<ReplyParts>();
        services.AddSingleton<ReplyReview>();
        services.AddSingleton<ReplyEvents>();
        services.AddSingleton<ReplyIngestor>();
        services.AddSingleton<UnmatchedReplyStore>();
        return services;
    }
}
