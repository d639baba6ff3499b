using FsCheck;
using FsCheck.Fluent;

namespace Icaro.LoginApiCrypto.Tests.Protocol;

public sealed class FieldTests
{
    private const string Auth = "ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=172.29.0.1;ma=8FA72685EB68;vl=0;iac=2016010103";
    private const string Logon = "ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=to;lang=en";

    [Fact]
    public void The_documents_message_has_typed_fields()
    {
        var auth = Assert.IsType<AuthMessage>(Read(Vectors.Text).Message);

        Assert.Equal(new LapiVersion(2, 1), auth.Version);
        Assert.Equal("dZDzvCrCdz2MxsN2GqlMtw", auth.Id.Text);
        Assert.Equal(("172.29.0.1", "8fa72685eb68", 0, "2016010103"), (auth.Device.Address!, auth.Device.Mac!, auth.Device.Vlan!.Value, auth.Device.RegistrationNumber!));
        Assert.Equal(Vectors.Text, auth.ToFields().ToString());
    }

    [Theory]
    [InlineData(Auth + ";uo=527;uop=53;mu=800;lu=1000;userurl=http://a.example/?b=c&d=e")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth")]
    [InlineData("ver=1.0;id=dZDzvCrCdz2MxsN2GqlMtw;ac=cbk;iac=2016010103;rc=1234;err=No such ticket")]
    [InlineData("ver=1.0;id=dZDzvCrCdz2MxsN2GqlMtw;ac=cbk;rc=0")]
    [InlineData("ver=2.0;id=dZDzvCrCdz2MxsN2GqlMtw;ac=ref;ref=status")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=cred;lang=de;user=anna;pwd=a=b;desc=Zimmer 7;otc=1;otl=2;omi=3;oep=4;odl=5;oul=6;ode=Room 7;userurl=http://a.example/")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=pms;lang=it;user=101;pwd=Rossi;tt_id=2")]
    public void A_message_is_written_as_it_was_read(string text) =>
        Assert.Equal(text.Replace("8FA72685EB68", "8fa72685eb68", StringComparison.Ordinal), Read(text).Message!.ToFields().ToString());

    [Theory]
    [InlineData("ver=2.1", LapiError.FieldMissing, "ac")]
    [InlineData("ver=2.1;ac=dance", LapiError.ActionUnknown, "ac")]
    [InlineData("novalue", LapiError.FieldMalformed, "")]
    [InlineData("=x", LapiError.FieldMalformed, "")]
    [InlineData(Auth + ";ip=1.2.3.4", LapiError.FieldRepeated, "ip")]
    [InlineData("ver=3.0;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth", LapiError.VersionUnknown, "ver")]
    [InlineData("ver=2;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth", LapiError.FieldInvalid, "ver")]
    [InlineData("ver=2.1;id=short;ac=auth", LapiError.FieldInvalid, "id")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtx;ac=auth", LapiError.FieldInvalid, "id")]
    [InlineData("ver=2.1;ac=auth", LapiError.FieldMissing, "id")]
    [InlineData("id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth", LapiError.FieldMissing, "ver")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ma=1", LapiError.FieldInvalid, "ma")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ma=8fa72685eb6g", LapiError.FieldInvalid, "ma")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=1.2.3", LapiError.FieldInvalid, "ip")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=1.2.3.256", LapiError.FieldInvalid, "ip")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;vl=4097", LapiError.FieldInvalid, "vl")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;uo=100000", LapiError.FieldInvalid, "uo")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;uop=101", LapiError.FieldInvalid, "uop")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;mu=0", LapiError.FieldInvalid, "mu")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;lu=100000", LapiError.FieldInvalid, "lu")]
    [InlineData("ver=1.0;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=1.2.3.4;ma=8fa72685eb68;vl=1;iac=1;uo=1", LapiError.FieldTooNew, "uo")]
    [InlineData("ver=1.2;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=to;lang=en;desc=x", LapiError.FieldTooNew, "desc")]
    [InlineData("ver=1.3;id=dZDzvCrCdz2MxsN2GqlMtw;ac=ref;ref=1", LapiError.FieldTooNew, "ac")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=magic;lang=en", LapiError.FieldInvalid, "type")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=to", LapiError.FieldMissing, "lang")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=to;lang=E1", LapiError.FieldInvalid, "lang")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=cred;lang=en;user=a", LapiError.FieldMissing, "pwd")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=create;lang=en", LapiError.FieldMissing, "user")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=logon;type=create;lang=en;tt_id=day", LapiError.FieldInvalid, "tt_id")]
    [InlineData(Logon + ";otc=-1", LapiError.FieldInvalid, "otc")]
    [InlineData(Logon + ";oul=1e3", LapiError.FieldInvalid, "oul")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=cbk;iac=1;rc=10000", LapiError.FieldInvalid, "rc")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=cbk;iac=x;rc=0", LapiError.FieldInvalid, "iac")]
    public void A_fault_names_its_field(string text, string code, string field)
    {
        var error = Read(text).Error;

        Assert.Equal((code, field), (error?.Code, error?.Field));
    }

    [Theory]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth")]
    [InlineData("ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=;ma=;vl=;iac=;uo=;uop=;mu=;lu=;userurl=;")]
    public void Every_field_of_a_device_may_be_missing_or_empty(string text)
    {
        var auth = Assert.IsType<AuthMessage>(Read(text).Message);

        Assert.Equal(new Device(null, null, null, null, null, null, null, null, null), auth.Device);
    }

    [Fact]
    public void Numbers_of_a_device_reach_from_the_first_to_the_last_documented_one()
    {
        Assert.Equal((0, 0, 0, 10, 10), Numbers("vl=0;uo=0;uop=0;mu=10;lu=10"));
        Assert.Equal((4096, 99999, 100, 99999, 99999), Numbers("vl=4096;uo=99999;uop=100;mu=99999;lu=99999"));

        static (int?, int?, int?, int?, int?) Numbers(string fields)
        {
            var device = ((AuthMessage)Read($"ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;{fields}").Message!).Device;
            return (device.Vlan, device.UsersOnline, device.UsersOnlinePercent, device.MaxUsers, device.LicensedUsers);
        }
    }

    [Fact]
    public void What_a_later_minor_version_adds_is_passed_over() =>
        Assert.Null(Read(Auth.Replace("2.1", "2.9", StringComparison.Ordinal) + ";new=thing").Error);

    [Fact]
    public void A_semicolon_is_cut_out_of_a_value() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        value =>
        {
            var text = new FieldList().With("a", value.Get).With("b", "1").ToString();
            var fields = FieldList.Parse(text).Fields;
            return fields["a"] == value.Get.Replace(";", "", StringComparison.Ordinal) && fields["b"] == "1";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_parser_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (first, second) =>
        {
            _ = Read($"{first.Get};ac={second.Get};{first.Get}={second.Get}");
            return true;
        }).QuickCheckThrowOnFailure();

    private static (ILapiMessage? Message, FieldError? Error) Read(string text)
    {
        var (fields, error) = FieldList.Parse(text);
        return error is null ? LapiMessages.Read(fields) : (null, error);
    }
}
