namespace Icaro.Contracts;

/// <summary>A message that somebody must receive: as long as no queue takes it, it stays in its sender's outbox.</summary>
public interface IMandatoryMessage;
