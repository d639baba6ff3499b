namespace Icaro.EndToEnd.Tests;

/// <summary>These tests switch the same hotspot's integration and look at the same platform, so they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class WholeSystem
{
    public const string Name = "whole system";
}
