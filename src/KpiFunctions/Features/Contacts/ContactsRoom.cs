using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Features.Contacts;

/// <summary>What is known of a telephone number: its claims and its wish for silence.</summary>
internal static class ContactsRoom
{
    internal static IServiceCollection AddContacts(this IServiceCollection services)
    {
        services.AddSingleton<ContactStore>();
        services.AddSingleton<CustomerWishes>();
        services.AddSingleton<OptOutRecorder>();
        return services;
    }
}
