namespace Aspire.Hosting.ApplicationModel;

/// <summary>One line of what a replica wrote to its output.</summary>
public readonly record struct LogLine(int LineNumber, string Content, bool IsErrorMessage);
