using System.Buffers.Text;

namespace Icaro.Benchmarks.Dispatch;

/// <summary>Finds in a webhook what tells it from others.</summary>
internal static class WebhookText
{
    public static string Header(ReadOnlySpan<byte> head, string name)
    {
        var label = Encoding.ASCII.GetBytes($"\r\n{name}: ");
        var value = head[(head.IndexOf(label) + label.Length)..];
        var end = value.IndexOf((byte)'\r');
        return Encoding.ASCII.GetString(end < 0 ? value : value[..end]);
    }

    /// <returns>The id of the hotspot.</returns>
    public static int Hotspot(ReadOnlySpan<byte> body)
    {
        var label = "\"hotspot\":{\"id\":"u8;
        return Utf8Parser.TryParse(body[(body.IndexOf(label) + label.Length)..], out int id, out _)
            ? id
            : throw new FormatException("The webhook names no hotspot.");
    }
}
