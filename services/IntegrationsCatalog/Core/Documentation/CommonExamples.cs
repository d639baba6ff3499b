namespace Icaro.IntegrationsCatalog.Core.Documentation;

/// <summary>Answers that many routes share.</summary>
internal static class CommonExamples
{
    public static RouteHandlerBuilder AnswersSuccess(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Answers(StatusAnswer.Success, StatusAnswerJson.Default.StatusAnswer, status);

    public static RouteHandlerBuilder AnswersCreated(this RouteHandlerBuilder route, string conflict) => route
        .Answers(new CreatedAnswer(7, "success"), CreatedAnswerJson.Default.CreatedAnswer, StatusCodes.Status201Created)
        .AnswersConflict(conflict);

    public static RouteHandlerBuilder AnswersConflict(this RouteHandlerBuilder route, string status) =>
        route.Answers(new CreatedAnswer(0, status), CreatedAnswerJson.Default.CreatedAnswer, StatusCodes.Status409Conflict);
}
