namespace KpiFunctions.Foundation.Sms;

/// <summary>The moments at which texts may leave, one after another, of which each is given away once, however many instances of the app ask.</summary>
public interface ISendingTimeline
{
    /// <summary>Takes the next free moments, which lie one interval apart.</summary>
    /// <param name="wanted">How many, at least 1.</param>
    /// <param name="now">Moments before it are gone; nobody saves them up.</param>
    /// <param name="latest">When the next free moment is later than that, none is taken.</param>
    Task<SendingShare> TakeAsync(int wanted, TimeSpan interval, DateTimeOffset now, DateTimeOffset latest, CancellationToken cancellationToken);
}
