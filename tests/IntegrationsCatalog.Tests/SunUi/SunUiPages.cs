namespace Icaro.IntegrationsCatalog.Tests.SunUi;

/// <summary>
/// What Sun-UI's pages ask for while they load, and what they read of the answers. A page is followed by the roles that may open it. A call
/// is followed by the roles that get another status than 200, which the page then shows as nothing, and by the fields that it reads:
/// <c>[]</c> is every entry of a list, which has at least one, and <c>none</c> is a list without entries.
/// </summary>
internal static class SunUiPages
{
    private const string Table = """
        Menu: admin reseller customer desk
          GET /api/accounts/{self} | type:text name:text username:text hotspot_id:number privacy_name:text tokens:none
        Dashboard: admin reseller customer desk
          GET /api/stats/hotspots/total | total:number
          GET /api/stats/units/total | total:number
          GET /api/stats/accounts/total | total:number
          GET /api/stats/users/total | total:number
          GET /api/stats/devices/total | total:number
          GET /api/stats/sessions/total | total:number
          GET /api/stats/sms/accounts 404:admin,customer,desk | sms_count:number sms_max_count:number
          GET /api/integrations | [].name:text [].description:text [].logo:text [].site:text [].auth_login_url:text [].iv_array:text
        Hotspots: admin reseller
          GET /api/accounts/{self} | privacy_name:text privacy_vat:text privacy_address:text privacy_email:text
          GET /api/hotspots?&page=1&limit=25 | data[].id:number data[].uuid:text data[].name:text data[].description:text total:number
          GET /api/hotspots?&page=1&limit=25 | data[].business_name:text data[].business_vat:text data[].business_address:text
          GET /api/hotspots?&q={name}&page=1&limit=25 | data[].business_email:text data[].business_dpo:text data[].business_dpo_mail:text
          GET /api/disclaimers/accounts/{self} 404:admin | [].id:number [].type:text [].title:text [].body:text
          GET /api/preferences/accounts/{self} 404:admin | [].key:text [].value:text
        Hotspot: admin reseller customer desk
          GET /api/hotspots/{hotspot} | uuid:text name:text description:text created:text account_id:number account_name:text
          GET /api/hotspots/{hotspot} | business_name:text business_vat:text business_address:text business_email:text business_dpo:text
          GET /api/accounts?&hotspot={hotspot} | total:number
          GET /api/units?&hotspot={hotspot} | data[].id:number data[].uuid:text data[].secret:text data[].description:text total:number
          GET /api/users?&hotspot={hotspot} | data:none total:number
          GET /api/users?&hotspot={hotspot}&type=mac | data:none
          GET /api/devices?&hotspot={hotspot} | data:none total:number
          GET /api/sessions?&hotspot={hotspot} | data:none total:number
          GET /api/preferences/hotspots/{hotspot} | [].id:number [].hotspot_id:number [].key:text [].value:text
          GET /api/vouchers/{hotspot}?&code=&duration=0 | :none
          GET /api/stats/sms/hotspots/{hotspot} | :none
        Users: admin reseller customer desk
          GET /api/hotspots? | data[].id:number data[].name:text data[].description:text
          GET /api/users?&page=1&limit=25&hotspot={hotspot} | data:none total:number
          GET /api/users?&marketing=true&page=1&limit=25&hotspot={hotspot} | data:none total:number
          GET /api/users_expired?&page=1&limit=25&hotspot={hotspot} | data_users:none data_user_histories:none total:number
          GET /api/users?&csv=true&hotspot={hotspot} | data:none
          GET /api/marketing/{hotspot} | [].key:text [].value:text
        Sessions: admin reseller customer
          GET /api/hotspots? | data[].id:number
          GET /api/users?&hotspot={hotspot} | data:none
          GET /api/units?&hotspot={hotspot} | data[].id:number data[].name:text data[].description:text
          GET /api/sessions?&page=1&limit=25&hotspot={hotspot}&from={from}&to={to} | data:none total:number
          GET /api/histories?&page=1&limit=25&hotspot={hotspot}&from={from}&to={to} | data:none total:number
          GET /api/sessions/1 404:admin,reseller,customer | message:text
          GET /api/histories/1 404:admin,reseller,customer | message:text
        Units: admin reseller customer
          GET /api/hotspots? | data[].id:number data[].name:text data[].description:text
          GET /api/units?&page=1&limit=25&hotspot={hotspot} | data[].id:number data[].uuid:text data[].name:text data[].mac_address:text
          GET /api/sessions?&page=1&limit=25&unit={unit}&from={from}&to={to} | data:none
        Unit: admin reseller customer
          GET /api/units/{unit} | hotspot_id:number name:text description:text mac_address:text uuid:text
          GET /api/hotspots/{hotspot} | name:text description:text
        Devices: admin reseller customer
          GET /api/hotspots? | data[].id:number
          GET /api/users?&hotspot={hotspot} | data:none
          GET /api/devices?&page=1&limit=25&hotspot={hotspot} | data:none total:number
        Accounts: admin reseller
          GET /api/hotspots? | data[].id:number data[].name:text
          GET /api/accounts?&page=1&limit=25&hotspot={hotspot} | data[].id:number data[].username:text data[].type:text total:number
          GET /api/accounts?&page=1&limit=25&hotspot={hotspot} | data[].name:text data[].email:text data[].created:text data[].tokens:none
          GET /api/accounts?&page=1&limit=25&hotspot={hotspot} | data[].subscription.subscription_plan.name:text
          GET /api/subscription_plans/ | [].id:number [].name:text
        Account: admin reseller
          GET /api/accounts/{customer} | uuid:text username:text name:text email:text type:text created:text hotspot_name:text tokens:none
          GET /api/stats/sms/accounts/{reseller} | sms_count:number sms_max_count:number
          GET /api/disclaimers/accounts/{reseller} | [].id:number [].title:text [].type:text
          GET /api/integrations | [].id:number [].name:text [].description:text [].logo:text [].site:text
          GET /api/account_integrations/{reseller} 403:reseller | [].integration_id:number
        Profile: admin reseller customer desk
          GET /api/accounts/{self} | name:text email:text privacy_dpo:text privacy_dpo_mail:text
          GET /api/stats/sms/accounts/{self} 404:admin,customer,desk | sms_threshold:number
          GET /api/disclaimers/accounts/{self} 404:admin,customer,desk | [].id:number [].type:text [].title:text
          GET /api/preferences/accounts/{self} 404:admin,customer,desk | [].key:text [].value:text
        Reports: admin reseller customer desk
          GET /api/hotspots? | data[].id:number data[].name:text
          GET /api/stats/reports/current/graph?&hotspot={hotspot}&range=7 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/sessions/graph?&hotspot={hotspot}&range=7 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/traffic/graph?&hotspot={hotspot}&range=7 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/avg_user_traffic/graph?&range=15 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/avg_user_duration/graph?&range=15 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/avg_conn_traffic/graph?&range=15 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/avg_conn_duration/graph?&range=30 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/sms_year/graph?&range=30 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/sms_history/graph?&range=30 | labels:none set0.labels:none set1.data:none avg[]:number
          GET /api/stats/reports/account_types_pie/graph?&range=30 | labels:none sets:none
          GET /api/stats/reports/account_types_graph/graph?&range=30 | labels:none sets:none
        Marketing: admin reseller
          GET /api/hotspots? | data[].id:number data[].name:text
          GET /api/preferences/hotspots/{hotspot} | [].key:text [].value:text
          GET /api/marketing/{hotspot} | [].key:text [].value:text
        Integrations: admin reseller
          GET /api/hotspots? | data[].id:number data[].name:text
          GET /api/integrations | [].id:number [].name:text [].description:text [].logo:text [].site:text [].privacy:text
          GET /api/hotspot_integrations/{hotspot} | [].integration_id:number
        """;

    public static IReadOnlyList<SunUiPage> All { get; } = [.. Parse()];

    private static IEnumerable<SunUiPage> Parse()
    {
        SunUiPage? page = null;
        foreach (var line in Table.Split('\n'))
        {
            if (line.StartsWith(' '))
            {
                page!.Calls.Add(SunUiCall.Parse(line));
                continue;
            }

            if (page is not null)
                yield return page;
            var (name, roles) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..]);
            page = new(name, roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), []);
        }

        yield return page!;
    }
}
