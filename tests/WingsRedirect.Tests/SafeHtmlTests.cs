using FsCheck;
using FsCheck.Fluent;

namespace Icaro.WingsRedirect.Tests;

/// <summary>What platforms say to guests is shown by portals as HTML.</summary>
public sealed class SafeHtmlTests
{
    private static readonly string[] Pieces =
    [
        "<", ">", "\"", "'", "/", "=", " ", "&lt;", "&#x6a;", "\0", "\n",
        "<!--", "-->", "<![CDATA[", "]]>", "a", "b", "p", "script",
        "style", "svg", "math", "iframe", "template", "noscript", "textarea", "title", "mtext", "mglyph", "annotation-xml",
        "foreignObject", "form",
        "input", "table", "href", "src", "onerror", "onload", "onclick", "javascript:", "data:text/html,", "https://h/", "alert(1)", "<p>",
        "</p>", "<b>", "</b>", "<a href=", "<img src=", "<svg>", "</svg>", "<math>", "</math>", "<style>", "</style>", "</noscript>",
    ];

    private static readonly string[] Allowed =
    [
        "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6",
        "hr", "i", "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "u", "ul",
    ];

    [Theory]
    [InlineData("We keep your name.", "We keep your name.")]
    [InlineData("A & B", "A & B")]
    [InlineData("<p>We <b>keep</b> your name.</p><ul><li>one</li></ul>", "<p>We <b>keep</b> your name.</p><ul><li>one</li></ul>")]
    [InlineData("<a href=\"https://h/p?a=1&amp;b=2\">Privacy</a>", "<a href=\"https://h/p?a=1&amp;b=2\">Privacy</a>")]
    [InlineData("<a href=\"mailto:dpo@h.example\">DPO</a>", "<a href=\"mailto:dpo@h.example\">DPO</a>")]
    [InlineData("<font color=red>We keep your name.</font>", "We keep your name.")]
    [InlineData("<p class=x style=\"color:red\" id=y onclick=\"alert(1)\" data-x=1>text</p>", "<p>text</p>")]
    [InlineData("<b>open", "<b>open</b>")]
    [InlineData("text</div></body></html><b>more</b>", "text<b>more</b>")]
    public void Ordinary_text_and_formatting_remain(string text, string shown) => Assert.Equal(shown, SafeHtml.Of(text));

    [Theory]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "")]
    [InlineData("<style>*{display:none}</style>text", "text")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>", "")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>", "")]
    [InlineData("<iframe srcdoc=\"&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>", "")]
    [InlineData("<form action=\"https://evil.example\"><input name=password></form>", "")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"&#106;avascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\" javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"vbscript:x\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"http://h/\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"//evil.example/\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\"/logout\">x</a>", "<a>x</a>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\">x</p>", "<p>x</p>")]
    [InlineData("<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=https://e.example\">", "")]
    [InlineData("<link rel=stylesheet href=\"https://evil.example/x.css\">", "")]
    [InlineData("<object data=\"https://evil.example\"></object><embed src=\"https://evil.example\">", "")]
    [InlineData("<!--<script>alert(1)</script>-->text", "text")]
    public void What_acts_is_removed(string text, string shown) => Assert.Equal(shown, SafeHtml.Of(text));

    /// <summary>Whatever the text is made of, only what is allowed remains, also when a browser reads the result again.</summary>
    [Fact]
    public void Nothing_that_acts_remains_of_any_text() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), text =>
        {
            var shown = SafeHtml.Of(text);
            return IsHarmless(shown) && IsHarmless(SafeHtml.Of(shown));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_text_of_nothing_but_tags_is_shown_as_it_is_written()
    {
        var text = string.Concat(Enumerable.Repeat("<div>", 20_000));

        Assert.Equal(WebUtility.HtmlEncode(text), SafeHtml.Of(text));
    }

    [Fact]
    public void Tags_that_stay_open_and_are_nested_deep_do_not_multiply()
    {
        string[] hostile =
        [
            string.Concat(Enumerable.Repeat("<div>", 1990)),
            string.Concat(Enumerable.Range(0, 900).Select(number => $"<b title={number}>")) + string.Concat(Enumerable.Repeat("<p>x", 900)),
        ];

        Assert.All(hostile, text => Assert.InRange(SafeHtml.Of(text).Length, 1, 100_000));
    }

    private static bool IsHarmless(string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<body>{html}</body>");
        return document.All.Except([document.DocumentElement, document.Head!, document.Body!]).All(element =>
            Allowed.Contains(element.LocalName)
            && element.Attributes.All(attribute =>
                attribute.Name is "colspan" or "dir" or "lang" or "rowspan" or "start" or "title"
                || (attribute.Name is "href" && (attribute.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                    || attribute.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)))));
    }
}
