using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Icaro.WingsRedirect.Tests;

public sealed class FlowProperties
{
    private static readonly States States = StatesOf(RunningWings.KeyRing);

    private static readonly string[] Appendices = ["A", "=", "==", " ", "\n", "%3D"];

    private static readonly Gen<Flow> Flows =
        from texts in Gen.ArrayOf(ArbMap.Default.GeneratorFor<string>().Select(Text), 10)
        from id in ArbMap.Default.GeneratorFor<Guid>()
        from step in Gen.Elements(Step.Pre, Step.Post)
        select new Flow
        {
            Id = id,
            Step = step,
            StartedAt = 1_800_000_000,
            UnitUuid = texts[0].AsMemory(),
            SessionId = texts[1].AsMemory(),
            UamIp = texts[2].AsMemory(),
            UamPort = texts[3].AsMemory(),
            User = texts[4].AsMemory(),
            NasId = texts[5].AsMemory(),
            Path = texts[6].AsMemory(),
            Return = texts[7].AsMemory(),
            Code = texts[8].AsMemory(),
            Contact = texts[9].AsMemory(),
        };

    [Fact]
    public void A_state_opens_to_what_it_was_made_of() => Prop.ForAll(Flows.ToArbitrary(), flow =>
        States.TryOpen(Write(flow), out var integration) is { } opened && integration == 7 && Texts(opened).SequenceEqual(Texts(flow))
        && (opened.Id, opened.Step, opened.StartedAt) == (flow.Id, flow.Step, flow.StartedAt)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_flow_has_the_same_state_in_every_replica() => Prop.ForAll(
        Flows.ToArbitrary(), flow => Write(flow) == Write(flow, StatesOf(RunningWings.KeyRing))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_flipped_bit_of_a_state_is_refused() => Prop.ForAll(Flows.ToArbitrary(), flow =>
    {
        var state = Encoding.ASCII.GetBytes(Write(flow));
        for (var bit = 0; bit < state.Length * 8; bit++)
        {
            state[bit / 8] ^= (byte)(1 << bit % 8);
            if (States.TryOpen(Encoding.Latin1.GetString(state), out _) is not null)
                return false;
            state[bit / 8] ^= (byte)(1 << bit % 8);
        }

        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void What_is_cut_off_or_added_to_a_state_is_refused() => Prop.ForAll(Flows.ToArbitrary(), flow =>
    {
        var state = Write(flow);
        return Enumerable.Range(0, state.Length).All(length => States.TryOpen(state.AsSpan(0, length), out _) is null)
            && Appendices.All(more => States.TryOpen(state + more, out _) is null && States.TryOpen(more + state, out _) is null);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void A_state_of_somebody_elses_keys_is_refused() => Prop.ForAll(
        Flows.ToArbitrary(), flow => States.TryOpen(Write(flow, StatesOf("another key ring that is as long as it must be")), out _) is null).QuickCheckThrowOnFailure();

    [Fact]
    public void No_value_can_add_a_parameter() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), any =>
    {
        var value = Text(any) + "&admin=1#x?y=%26z";
        var url = new UrlWriter(stackalloc char[8]);
        url.Append("https://platform.example/?a=");
        url.AppendEscaped(value);
        url.Append("&b=1");

        var query = QueryHelpers.ParseQuery(new Uri(url.Finish()).Query);
        return query.Count == 2 && query["a"] == value && query["b"] == "1";
    }).QuickCheckThrowOnFailure();

    private static States StatesOf(string keyRing) =>
        new(KeyRing.Parse(keyRing), TimeProvider.System, Options.Create(new FlowOptions()));

    private static string Write(Flow flow, States? states = null)
    {
        var text = new char[States.MaxLength];
        return new(text, 0, (states ?? States).Write(flow, 7, text));
    }

    /// <summary>Well-formed, as all text is that came through UTF-8.</summary>
    private static string Text(string? any) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(any ?? ""));

    private static IEnumerable<string> Texts(Flow flow) => new[]
    {
        flow.UnitUuid, flow.SessionId, flow.UamIp, flow.UamPort, flow.User, flow.NasId, flow.Path, flow.Return, flow.Code, flow.Contact,
    }.Select(text => text.ToString());
}
