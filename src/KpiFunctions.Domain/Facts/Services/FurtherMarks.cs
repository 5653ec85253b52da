namespace KpiFunctions.Domain.Facts.Services;

/// <summary>Marks of a service that was asked more than fits into one number. Few months have any.</summary>
/// <param name="Service">Index of the service within the month.</param>
/// <param name="Number">1 for the questions after the first ones, 2 for those after them, and so on.</param>
internal readonly record struct FurtherMarks(int Service, int Number, ServiceMarks Marks);
