using KpiFunctions.Domain.Facts.Services;

namespace KpiFunctions.Domain.Metrics.Tallies;

/// <summary>What was counted of one group of services, each part of it when it is asked for the first time.</summary>
internal sealed class ServiceTally(ServiceColumns columns, int group, TallyWindow window)
{
    private TimeTally? _times;
    private ArrivalTally? _arrivals;
    private InspectionTally? _inspections;
    private ReturnTally? _returns;
    private QuantityTally? _amounts;
    private QuantityTally? _points;
    private QuantityTally? _standardHours;
    private QuantityTally? _actualHours;
    private AnswerTally?[] _answers = [];

    internal ServiceGroup Services => columns.Of(group);

    internal TimeTally Times => _times ??= TimeTally.Of(Services, window);

    internal ArrivalTally Arrivals => _arrivals ??= ArrivalTally.Of(Services, window);

    internal InspectionTally Inspections => _inspections ??= InspectionTally.Of(Services, window);

    internal ReturnTally Returns => _returns ??= ReturnTally.Of(Services, window);

    internal QuantityTally Amounts => _amounts ??= QuantityTally.Of(Services, Services.Amount, window);

    internal QuantityTally Points => _points ??= QuantityTally.Of(Services, Services.Points, window);

    /// <summary>Of services of which both kinds of hours are known, like <see cref="ActualHours"/>.</summary>
    internal QuantityTally StandardHours => _standardHours ??= QuantityTally.Of(Services, Services.StandardHours, Services.ActualHours, window);

    internal QuantityTally ActualHours => _actualHours ??= QuantityTally.Of(Services, Services.ActualHours, Services.StandardHours, window);

    /// <summary>Answers to a question by its place.</summary>
    internal AnswerTally AnswersTo(int question)
    {
        if (_answers.Length <= question)
        {
            Array.Resize(ref _answers, question + 1);
        }

        return _answers[question] ??= AnswerTally.Of(Services, question, window);
    }
}
