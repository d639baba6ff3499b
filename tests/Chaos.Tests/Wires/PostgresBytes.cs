using System.Buffers.Binary;
using System.Text;

namespace Icaro.Chaos.Tests.Wires;

/// <summary>Messages of PostgreSQL's protocol, as clients and servers write them.</summary>
internal static class PostgresBytes
{
    public static readonly byte[] EncryptionRequest = [0, 0, 0, 8, 0x04, 0xD2, 0x16, 0x2F];
    public static readonly byte[] EncryptionRefused = [(byte)'N'];
    public static readonly byte[] Sync = Message('S');
    public static readonly byte[] ReadyForQuery = Message('Z', "I");
    public static readonly byte[] CommitComplete = Message('C', "COMMIT\0");

    public static readonly byte[] Startup = [0, 0, 0, 16, 0, 3, 0, 0, .. "user\0me\0"u8];

    public static byte[] Query(string sql) => Message('Q', sql + '\0');

    public static byte[] Parse(string sql, string name = "") => Message('P', $"{name}\0{sql}\0\0\0");

    public static byte[] Bind(string values, string statement = "") => Message('B', $"\0{statement}\0{values}");

    /// <summary>All values are null.</summary>
    public static byte[] DataRow(byte columns) =>
        Message('D', $"\0{(char)columns}{string.Concat(Enumerable.Repeat("\xff\xff\xff\xff", columns))}");

    private static byte[] Message(char type, string payload = "")
    {
        var bytes = new byte[1 + sizeof(int) + payload.Length];
        bytes[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), sizeof(int) + payload.Length);
        Encoding.Latin1.GetBytes(payload, bytes.AsSpan(1 + sizeof(int)));
        return bytes;
    }
}
