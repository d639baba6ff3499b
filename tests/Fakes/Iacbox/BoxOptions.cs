using System.ComponentModel.DataAnnotations;

namespace Icaro.Iacbox;

/// <summary>The section <c>Box</c>: what an administrator would click together in a box. Read anew for every request.</summary>
internal sealed class BoxOptions
{
    public const string Section = "Box";

    public const string DefaultFields =
        "ver=$VERSION;id=$ID;ac=$ACTION;ip=$IP;ma=$MAC;vl=$VLAN;iac=$IAC;uo=$UO;uop=$UOP;mu=$MU;lu=$LU;userurl=$USERURL";

    [Required]
    public string RegistrationNumber { get; set; } = "2016010103";

    [Required, MinLength(16)]
    public string Secret { get; set; } = "v09q5JFPZCv_nwMRyKsRWtDS9JtFghzR";

    public bool Encrypted { get; set; } = true;

    [RegularExpression(@"[12]\.\d")]
    public string Version { get; set; } = "2.1";

    /// <summary>Where the login page is; may hold placeholders. lapi and si are added.</summary>
    [Required]
    public string LoginUrl { get; set; } = "http://localhost:8080/loginapi/login?box=$IAC";

    /// <summary>The fields of redirect 1, in the order that the administrator likes.</summary>
    [Required]
    public string Fields { get; set; } = DefaultFields;

    [Required]
    public string LapiName { get; set; } = "lapi";

    [Required]
    public string SiName { get; set; } = "si";

    /// <summary>Tells the server what came of a logon; without it the browser lands on the page it asked for.</summary>
    public bool Callback { get; set; } = true;

    /// <summary>VLAN of all devices; in the hotel it tells the room.</summary>
    [Range(0, 4095)]
    public int Vlan { get; set; } = 101;

    public bool FreeAccess { get; set; } = true;

    /// <summary>user:password, separated by commas.</summary>
    public string Tickets { get; set; } = "anna:secret";

    /// <summary>The one guest of the hotel: room, first and last name, VLAN of the room.</summary>
    public PmsGuest Guest { get; set; } = new();

    public bool IsUnsalted => !Encrypted && Version.StartsWith('1');
}

/// <summary>A guest as the hotel's system tells.</summary>
internal sealed class PmsGuest
{
    public string Room { get; set; } = "101";

    public string FirstName { get; set; } = "Anna";

    public string LastName { get; set; } = "Rossi";

    public int Vlan { get; set; } = 101;

    /// <summary>id:name, separated by commas; with more than one the guest must choose.</summary>
    public string Templates { get; set; } = "day:One day, week:One week";

    public IReadOnlyList<string[]> TemplateList =>
        [.. Templates.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(template => template.Split(':', 2))];
}

[OptionsValidator]
internal sealed partial class BoxOptionsValidator : IValidateOptions<BoxOptions>;
