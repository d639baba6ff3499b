namespace Icaro.Egress;

/// <summary>A foreign host led only to addresses that must not be called. Not a word of which: that would map our network.</summary>
public sealed class AddressRefusedException() : Exception("The host has no address that may be called.");
