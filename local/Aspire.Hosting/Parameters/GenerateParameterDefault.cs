using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value of exactly <see cref="MinLength"/> characters; easily confused letters (i, l, o) are left out.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    private const string LowerLetters = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperLetters = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue()
    {
        (bool Used, string Characters, int Minimum)[] classes =
        [
            (Lower, LowerLetters, MinLower),
            (Upper, UpperLetters, MinUpper),
            (Numeric, Digits, MinNumeric),
            (Special, SpecialCharacters, MinSpecial),
        ];

        var alphabet = string.Concat(classes.Where(c => c.Used).Select(c => c.Characters));
        var required = string.Concat(classes.Where(c => c.Used).Select(c => RandomNumberGenerator.GetString(c.Characters, c.Minimum)));
        var rest = RandomNumberGenerator.GetString(alphabet, Math.Max(0, MinLength - required.Length));

        var value = (required + rest).ToCharArray();
        RandomNumberGenerator.Shuffle(value.AsSpan());
        return new(value);
    }
}
