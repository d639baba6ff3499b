namespace Icaro.Egress.Tests;

public sealed class RetryAfterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 21, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData(" 7 ", 7)]
    [InlineData("\t7", 7)]
    [InlineData("7.5", 7.5)]
    [InlineData(".5", 0.5)]
    [InlineData("+7", 7)]
    [InlineData("-5", 0)]
    [InlineData("30, 60", 60)]
    [InlineData("99999999999999999999999999999999", int.MaxValue)]
    public void Seconds_may_have_decimals_signs_and_blanks(string value, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Read([value], Now));

    [Fact]
    public void A_number_of_any_length_is_a_long_pause() =>
        Assert.Equal(TimeSpan.FromSeconds(int.MaxValue), RetryAfter.Read([new string('9', 400)], Now));

    [Theory]
    [InlineData("Sun, 29 Nov 2026 21:10:00 GMT")]
    [InlineData("Sun, 29 Nov 2026 21:10:00 UTC")]
    [InlineData("Sun, 29 Nov 2026 22:10:00 +0100")]
    [InlineData("sun, 29 nov 2026 21:10:00 gmt")]
    [InlineData("Mon, 29 Nov 2026 21:10:00 GMT")]
    [InlineData("29 Nov 2026 21:10:00 GMT")]
    [InlineData("Sun, 29-Nov-2026 21:10:00 GMT")]
    [InlineData("Sunday, 29-Nov-26 21:10:00 GMT")]
    [InlineData("Sun Nov 29 21:10:00 2026")]
    [InlineData("Sun Nov  29 21:10:00 2026")]
    [InlineData("2026-11-29T21:10:00Z")]
    [InlineData("2026-11-29T21:10:00.000Z")]
    [InlineData("2026-11-29T22:10:00+01:00")]
    public void Dates_come_in_all_the_forms_that_HTTP_ever_had(string value) =>
        Assert.Equal(TimeSpan.FromMinutes(10), RetryAfter.Read([value], Now));

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT")]
    [InlineData("Sun Nov  6 08:49:37 1994")]
    public void A_date_in_the_past_asks_for_no_pause(string value) => Assert.Equal(TimeSpan.Zero, RetryAfter.Read([value], Now));

    [Fact]
    public void Of_several_headers_the_longest_pause_counts()
    {
        Assert.Equal(TimeSpan.FromMinutes(10), RetryAfter.Read(["5", "Sun, 29 Nov 2026 21:10:00 GMT", "soon"], Now));
        Assert.Equal(TimeSpan.FromMinutes(20), RetryAfter.Read(["1200", "600"], Now));
    }

    [Fact]
    public void Of_a_long_list_only_the_beginning_is_read() =>
        Assert.Equal(TimeSpan.FromSeconds(1), RetryAfter.Read(["1,0,0,0,0,0,0,0,9"], Now));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(",")]
    [InlineData("soon")]
    [InlineData("NaN")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("Sun, 31 Nov 2026 21:10:00 GMT")]
    [InlineData("Z")]
    public void What_is_neither_is_ignored(string value) => Assert.Null(RetryAfter.Read([value], Now));
}
