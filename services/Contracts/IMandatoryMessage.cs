namespace Icaro.Contracts;

/// <summary>A message that must reach a queue. While none is bound, it stays in the outbox.</summary>
public interface IMandatoryMessage;
