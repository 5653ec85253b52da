using System.CommandLine;
using KpiFunctions.Domain.Replies;
using KpiFunctions.Domain.Replies.Vocabulary;
using KpiFunctions.Features.Replies;

namespace KpiFunctions.LocalHost.Commands;

/// <summary>Shows how the app would read texts, so that an operator can try the parser on the own customers' words.</summary>
internal static class ParseRepliesCommand
{
    public static Command Create()
    {
        var questions = new Option<int>("--questions") { Description = "Questions that the survey asked, 1 to 12.", DefaultValueFactory = _ => 1 };
        questions.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(int.TryParse(result.Tokens[0].Value, out var count) && count is >= 1 and <= ReplyQuestions.MaxCount))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number of questions; a survey has 1 to {ReplyQuestions.MaxCount}.");
            }
        });
        var vocabulary = new Option<string[]>("--vocabulary") { Description = "File with your own words, on top of the built-in ones; may be given more than once." };
        var command = new Command("parse-replies", "Reads one text a line (UTF-8) from the standard input and writes one line of JSON each.") { questions, vocabulary };
        command.SetAction((arguments, cancellationToken) =>
            RunAsync(arguments.GetValue(questions), arguments.GetValue(vocabulary) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int questions, string[] vocabulary, CancellationToken cancellationToken)
    {
        var asked = new ReplyQuestions(questions, Read(vocabulary));
        await using var texts = Console.OpenStandardInput();
        await using var readings = Console.OpenStandardOutput();
        await ReplyReadings.WriteAsync(texts, readings, asked, cancellationToken);
        return ExitCode.Ok;
    }

    private static ReplyVocabulary Read(string[] files)
    {
        try
        {
            return VocabularyFiles.Read(files);
        }
        catch (FormatException e)
        {
            throw new BadInputException(e.Message, e);
        }
    }
}
