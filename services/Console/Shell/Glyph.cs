using Fluent = Microsoft.FluentUI.AspNetCore.Components.Icons.Regular.Size20;
using FluentIcon = Microsoft.FluentUI.AspNetCore.Components.Icon;

namespace Icaro.Console.Shell;

/// <summary>The symbols of the console.</summary>
public enum Glyph
{
    Clock,
    Done,
    Failed,
    Home,
    Link,
    Off,
    Person,
    Plug,
    Replay,
    Send,
    Switch,
    Sync,
    Warning,
    Wifi,
}

/// <summary>Fluent's drawings of them, in a square of <see cref="Size"/>. Fluent's own component would write a style attribute.</summary>
internal static class Drawings
{
    public const int Size = 20;

    private static readonly Dictionary<Glyph, MarkupString> All = new Dictionary<Glyph, FluentIcon>
    {
        [Glyph.Clock] = new Fluent.Clock(),
        [Glyph.Done] = new Fluent.CheckmarkCircle(),
        [Glyph.Failed] = new Fluent.DismissCircle(),
        [Glyph.Home] = new Fluent.Home(),
        [Glyph.Link] = new Fluent.Link(),
        [Glyph.Off] = new Fluent.SubtractCircle(),
        [Glyph.Person] = new Fluent.Person(),
        [Glyph.Plug] = new Fluent.PlugConnected(),
        [Glyph.Replay] = new Fluent.ArrowReplyAll(),
        [Glyph.Send] = new Fluent.Send(),
        [Glyph.Switch] = new Fluent.ToggleMultiple(),
        [Glyph.Sync] = new Fluent.ArrowSync(),
        [Glyph.Warning] = new Fluent.Warning(),
        [Glyph.Wifi] = new Fluent.Wifi1(),
    }.ToDictionary(drawing => drawing.Key, drawing => new MarkupString(drawing.Value.Content));

    public static MarkupString Of(Glyph glyph) => All[glyph];
}
