namespace Icaro.ServiceDefaults.Egress;

/// <summary>A foreign host name led only to addresses that must not be called. Says nothing about which, since that would map our network.</summary>
public sealed class AddressRefusedException() : Exception("The host has no address that may be called.");
