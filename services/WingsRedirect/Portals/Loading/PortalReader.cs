using System.IO.Pipelines;

namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Reads lines from the catalog or from the copy into the map.</summary>
internal sealed partial class PortalReader(PortalMap portals, KeyRing keys, ILogger<PortalReader> logger)
{
    private readonly TextPool _texts = new();

    /// <summary>
    /// Reads a whole snapshot, and removes the hotspots that it does not contain. A snapshot that ends early removes nothing.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="copy">Receives the same lines; null to write no copy.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public async Task ReadSnapshotAsync(Stream lines, PortalCopy.Snapshot? copy, CancellationToken cancellationToken)
    {
        var gone = portals.HotspotIds.ToHashSet();
        var reader = PipeReader.Create(lines);
        while (true)
        {
            // Data arrives on a socket thread, which also serves guests.
            var result = await reader.ReadAsync(cancellationToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            var rest = result.Buffer;
            while (TryTakeLine(ref rest, out var line))
            {
                if (Read(line) is { } hotspotId)
                    gone.Remove(hotspotId);
                copy?.Write(line);
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (result.IsCompleted)
                break;
        }

        foreach (var id in gone)
            portals.RemoveHotspot(id);
        portals.SetLoaded();
    }

    public void ReadDelta(byte[] lines)
    {
        var rest = new ReadOnlySequence<byte>(lines);
        while (TryTakeLine(ref rest, out var line))
            Read(line);
    }

    private static bool TryTakeLine(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    /// <returns>The id of a hotspot that was read; else null.</returns>
    private int? Read(ReadOnlySequence<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            switch (JsonSerializer.Deserialize(ref json, PortalLineJson.Default.PortalLine))
            {
                case { Integration: { } integration }:
                    portals.Put(PortalIntegration.Of(integration, keys, portals.FindIntegration(integration.Id)));
                    break;
                case { Hotspot: { } hotspot }:
                    Put(hotspot, Hash(bytes));
                    return hotspot.Id;
                case { RemovedHotspot: { } hotspotId }:
                    portals.RemoveHotspot(hotspotId);
                    break;
            }
        }
        catch (Exception unreadable) when (unreadable is JsonException or CryptographicException or FormatException)
        {
            // The line was cut off in the copy, or sealed with a key that was removed. The other lines are still valid.
            Log.UnreadableLine(logger, unreadable.Message);
        }

        return null;
    }

    private void Put(HotspotLine line, ulong hash)
    {
        if (portals.FindHotspot(line.Id)?.LineHash == hash)
            return;

        var hotspot = new PortalHotspot
        {
            Id = line.Id,
            Key = UuidKey.Of(line.Uuid),
            Profile = HotspotProfile.Pack(line),
            Portals = _texts.Shared(line.PortalUrls),
            Texts = _texts.Shared(new HotspotTexts(line.TermsOfUse, line.MarketingUse, line.Preferences, line.VenueInfoUrl)),
            IntegrationIds = _texts.Shared(line.Integrations),
            ApiTokens = Hashes(line.ApiTokens),
            LineHash = hash,
        };
        hotspot.Units = [.. line.Units.Select(unit => new PortalUnit(
            UuidKey.Of(unit.Uuid), UnitDigest.Of(keys.OpenText(unit.SealedSecret, SealPurpose.UnitSecret), unit.Uuid), hotspot))];
        portals.Put(hotspot);
    }

    private static ApiTokenHash[] Hashes(IReadOnlyList<ApiTokenLine> tokens) =>
        tokens is [] ? [] : [.. tokens.Select(token => new ApiTokenHash(token.IntegrationId, Convert.FromHexString(token.TokenHash)))];

    private static ulong Hash(ReadOnlySequence<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line.IsSingleSegment ? line.FirstSpan : line.ToArray(), hash);
        return MemoryMarshal.Read<ulong>(hash);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A line of portal data was skipped: {Reason}")]
        public static partial void UnreadableLine(ILogger logger, string reason);
    }
}
