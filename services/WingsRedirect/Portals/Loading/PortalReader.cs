using System.IO.Pipelines;

namespace Icaro.WingsRedirect.Portals.Loading;

/// <summary>Reads lines of the catalog, or of their copy, into the map.</summary>
internal sealed partial class PortalReader(PortalMap portals, KeyRing keys, ILogger<PortalReader> logger)
{
    /// <summary>Lines, of a few KiB each.</summary>
    private const int BetweenCollections = 2_000;

    private readonly TextPool _texts = new();

    /// <summary>Reads a whole snapshot: what is not in it is no more. Ended too early, it has removed nothing.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="copy">Gets the same lines; null for no copy.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ReadSnapshotAsync(Stream lines, PortalCopy.Snapshot? copy, CancellationToken cancellationToken)
    {
        var gone = portals.HotspotIds.ToHashSet();
        var reader = PipeReader.Create(lines);
        var count = 0;
        while (true)
        {
            // The thread that hears of new lines has guests to hear of, too.
            var result = await reader.ReadAsync(cancellationToken).AsTask().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            var rest = result.Buffer;
            while (TryTakeLine(ref rest, out var line))
            {
                if (Read(line) is { } hotspotId)
                    gone.Remove(hotspotId);
                copy?.Write(line);
                // What is read is garbage at once, and would pile up to several times the map before anybody collects it.
                if (++count % BetweenCollections == 0)
                    GC.Collect(1, GCCollectionMode.Forced, blocking: true);
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

    /// <returns>The id of a hotspot that is there.</returns>
    private int? Read(ReadOnlySequence<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            switch (JsonSerializer.Deserialize(ref json, PortalLineJson.Default.PortalLine))
            {
                case { Integration: { } integration }:
                    portals.Put(PortalIntegration.Of(integration, keys));
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
            // One that was cut off in the copy, or sealed under a key that is gone. The others are as good as ever.
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
        [LoggerMessage(LogLevel.Warning, "Passed over a line of portal data: {Reason}")]
        public static partial void UnreadableLine(ILogger logger, string reason);
    }
}
