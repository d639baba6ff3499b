namespace Icaro.LoginApiCrypto.Tests.Protocol;

/// <summary>The examples of the published document.</summary>
internal static class Vectors
{
    public const string Secret = "v09q5JFPZCv_nwMRyKsRWtDS9JtFghzR";
    public const string Text = "ver=2.1;id=dZDzvCrCdz2MxsN2GqlMtw;ac=auth;ip=172.29.0.1;ma=8fa72685eb68;vl=0;iac=2016010103";

    public const string Salt = "V1fhYVxaj5w";
    public const string ClearSi = "V1fhYVxaj5w$boR-6lCDj1QXkIweZzoaGoA2PyCe8kQjyCipnTSyj0Q";

    public const string Iv = "hELE1zweeT2yT1JVLQ8auQ";
    public const string EncryptedLapi =
        "hELE1zweeT2yT1JVLQ8auQkn_CXQVEBj4SPEes0a8PDa0F2bU6-JFtH_SNAYJQb-Zd-RqGzvMIkUbhhrU5Ll78h_UbDv4PfRVD5N5I37anPXvAi7__fO3yJ_ISFc3qf6baYjVx-cqZdlP36o6ODAGw";
    public const string EncryptedSi = "kbihE5UaIIiT2q4P65qPfNUpw5cVtyZDxZKIiLFGb8E";
}
