using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with values in it that are known only when the application runs, written as an interpolated string.</summary>
public sealed class ReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    public static readonly ReferenceExpression Empty = new(string.Empty, []);

    private ReferenceExpression(string format, IReadOnlyList<(IValueProvider Provider, string? Format)> values)
    {
        Format = format;
        Values = values;
    }

    public string Format { get; }

    public IReadOnlyList<IValueProvider> ValueProviders => [.. Values.Select(value => value.Provider)];

    public string ValueExpression
    {
        get
        {
            var expressions = ValueProviders.Cast<IManifestExpressionProvider>().Select(value => value.ValueExpression);
            return string.Format(CultureInfo.InvariantCulture, Format, [.. expressions]);
        }
    }

    private IReadOnlyList<(IValueProvider Provider, string? Format)> Values { get; }

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.Build();

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default)
    {
        var values = new object?[Values.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (provider, format) = Values[i];
            var value = await provider.GetValueAsync(cancellationToken);
            values[i] = format == "uri" && value is not null ? Uri.EscapeDataString(value) : value;
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    [InterpolatedStringHandler]
    public readonly ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _format = new(literalLength + 3 * formattedCount);
        private readonly List<(IValueProvider Provider, string? Format)> _values = new(formattedCount);

        public void AppendLiteral(string value) => _format.Append(value.Replace("{", "{{").Replace("}", "}}"));

        public void AppendFormatted(string? value) => AppendLiteral(value ?? string.Empty);

        public void AppendFormatted<T>(T valueProvider, string? format = null) where T : IValueProvider, IManifestExpressionProvider
        {
            _format.Append(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
            _values.Add((valueProvider, format));
        }

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format = null)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider.Resource, format);

        internal ReferenceExpression Build() => new(_format.ToString(), _values);
    }
}
