using System.Collections.Frozen;

namespace Icaro.IntegrationsCatalog.Core.Passwords;

/// <summary>
/// Passwords of at least 8 characters that many people choose, as lists of leaked ones show. Attackers try them first, in any case.
/// </summary>
internal static class CommonPasswords
{
    private const string List = """
        12345678 123456789 1234567890 0123456789 9876543210 987654321 87654321 0987654321 12341234 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y
        1qaz2wsx 1qaz2wsx3edc 1qazxsw2 zaq12wsx qazwsxedc qazwsx123 q1w2e3r4 q1w2e3r4t5 qwertyui qwertyuiop qwertyuiop123 qwertyuiop[]
        qwertzuiop azertyuiop qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 asdfghjkl asdf1234 zxcvbnm1 zxcvbnm123 1234qwer
        123qweasd 123qwe123 123qweasdzxc password password1 password12 password123 password1234 password12345 password123456 password!
        password1! p@ssword p@ssw0rd p@ssw0rd1 p@ssword1 p@ssw0rd123 passw0rd passw0rd1 passwort passwort1 passwort123 passwort1234
        passwordpassword mypassword mypassword1 newpassword password2024 password2025 password2026 welcome1 welcome123 welcome1234
        welcome2024 welcome2025 welcome2026 letmein1 letmein123 letmein12345 changeme changeme1 changeme123 changeme1234 changemeplease
        iloveyou iloveyou1 iloveyou123 iloveyou1234 trustno1 whatever sunshine princess football football1 baseball baseball1 basketball
        superman superman1 starwars starwars1 michelle jennifer computer internet samsung1 liverpool charlie1 monkey123 dragon123
        master123 shadow123 administrator administrator1 administrator123 admin123 admin1234 admin12345 admin123456 admin@123 adminadmin
        adminadmin123 root1234 test1234 test12345 testing123 guest123 guest1234 abcd1234 abc12345 abc123456 abcdefgh abcdefghi
        abcdefghij abcdefghijkl abcdef123456 a1b2c3d4 a1b2c3d4e5f6 aa123456 aa12345678 abc123abc123 qwertyqwerty asdfasdf 123456abc
        123456789a 1234567890a 12345678910 123456789012 1234567890123 1234567891011 012345678901 123456123456 112233445566 summer2024
        summer2025 summer2026 winter2024 winter2025 winter2026 secret123 secret1234 default1 default123 hello123 hello1234 helloworld
        helloworld123 correcthorsebatterystaple superuser superuser123 hotspot1 hotspot123 hotspot1234 icaro123 icaro1234 icaro12345
        wireless1 wireless123 wifi1234 wifi12345 internet123 operator1 operator123 manager123 reseller reseller1 reseller123 customer1
        customer123
        """;

    private static readonly FrozenSet<string> All =
        List.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string password) => All.Contains(password);
}
