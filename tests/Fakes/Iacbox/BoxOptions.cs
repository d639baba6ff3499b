using System.ComponentModel.DataAnnotations;

namespace Icaro.Iacbox;

/// <summary>The section <c>Box</c>: what an administrator would click together in a box. Read anew for every request.</summary>
internal sealed class BoxOptions
{
    public const string Section = "Box";

    public const string DefaultFields =
        "ver=$VERSION;id=$ID;ac=$ACTION;ip=$IP;ma=$MAC;vl=$VLAN;iac=$REGNR;"
        + "uo=$USERSONL;uop=$USERSONLPERC;mu=$MAXUSERS;lu=$LICUSERS;userurl=$USERURL";

    public const string DefaultCallbackFields = "ver=$VERSION;id=$ID;ac=$ACTION;iac=$REGNR;rc=$RC;err=$ERROR";

    [Required]
    public string RegistrationNumber { get; set; } = "2016010103";

    [Required, MinLength(16)]
    public string Secret { get; set; } = "v09q5JFPZCv_nwMRyKsRWtDS9JtFghzR";

    public bool Encrypted { get; set; } = true;

    [RegularExpression(@"[12]\.\d")]
    public string Version { get; set; } = "2.1";

    /// <summary>Where the login page is; may hold placeholders. lapi and si are added.</summary>
    [Required]
    public string LoginUrl { get; set; } = "http://localhost:8080/loginapi/login?box=$REGNR";

    /// <summary>The fields of redirect 1, in the order that the administrator likes.</summary>
    [Required]
    public string Fields { get; set; } = DefaultFields;

    /// <summary>The fields of redirect 3.</summary>
    [Required]
    public string CallbackFields { get; set; } = DefaultCallbackFields;

    /// <summary>Whether each redirect is arranged anew, in a way that the document allows; the number begins the sequence.</summary>
    public int? Arrangement { get; set; }

    /// <summary>What the box calls its answer to a refresh.</summary>
    [AllowedValues("ref", "auth")]
    public string RefreshAction { get; set; } = "ref";

    [Required]
    public string LapiName { get; set; } = "lapi";

    [Required]
    public string SiName { get; set; } = "si";

    /// <summary>Tells the server what came of a logon; without it the browser lands on the page it asked for.</summary>
    public bool Callback { get; set; } = true;

    /// <summary>Whether the box has VLANs, and that of all devices.</summary>
    public bool HasVlans { get; set; } = true;

    [Range(0, 4096)]
    public int Vlan { get; set; } = 101;

    [Range(1, 99_999)]
    public int MaxUsers { get; set; } = 800;

    [Range(10, 99_999)]
    public int LicensedUsers { get; set; } = 1000;

    public bool FreeAccess { get; set; } = true;

    /// <summary>user:password, separated by commas.</summary>
    public string Tickets { get; set; } = "anna:secret";

    /// <summary>The one guest of the hotel.</summary>
    public PmsGuest Guest { get; set; } = new();

    public bool IsUnsalted => !Encrypted && Version.StartsWith('1');
}

[OptionsValidator]
internal sealed partial class BoxOptionsValidator : IValidateOptions<BoxOptions>;
