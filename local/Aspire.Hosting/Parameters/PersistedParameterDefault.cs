using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Local;

/// <summary>Generates a value once, and gives the same one in every later run on the same data.</summary>
internal sealed class PersistedParameterDefault(string name, ParameterDefault inner, ParameterStore store) : ParameterDefault
{
    public override string GetDefaultValue() => store.GetOrAdd(name, inner.GetDefaultValue);
}
