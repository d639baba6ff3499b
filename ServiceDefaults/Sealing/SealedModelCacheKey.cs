using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Icaro.ServiceDefaults.Sealing;

/// <summary>EF keeps one model per context type; the converters of sealed columns hold a key ring, so the ring is part of the key.</summary>
internal sealed class SealedModelCacheKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), context.GetService<KeyRing>(), designTime);
}
