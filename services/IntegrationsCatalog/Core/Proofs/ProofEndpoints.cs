namespace Icaro.IntegrationsCatalog.Core.Proofs;

/// <summary>
/// PUT /internal/proofs/{id}?verification=ID&amp;expires=TIME: 204 for the first verification of a proof, 409 for others.
/// </summary>
internal static class ProofEndpoints
{
    public static void MapVerifiedProofs(this IEndpointRouteBuilder endpoints) => endpoints.MapPut("/proofs/{id:guid}", BookAsync);

    private static async Task<IResult> BookAsync(
        Guid id, Guid verification, DateTimeOffset expires, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        // The update changes nothing, but makes a concurrent request wait for the first one and see its row.
        var firsts = await db.Database
            .SqlQuery<Guid>($"""
                INSERT INTO verified_proofs (id, verification_id, expires) VALUES ({id}, {verification}, {expires.ToUniversalTime()})
                ON CONFLICT (id) DO UPDATE SET id = excluded.id
                RETURNING verification_id AS "Value"
                """)
            .ToListAsync(cancellationToken);
        if (firsts is not [var first] || first != verification)
            return TypedResults.Conflict();

        // Deletes more rows than each request adds, so that the table shrinks.
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM verified_proofs WHERE id IN (
                SELECT id FROM verified_proofs WHERE expires < {time.GetUtcNow()} ORDER BY expires LIMIT 4 FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>
/// A proof of a guest's flow that was accepted. All replicas of the captive portals check it here, so that none is accepted twice.
/// </summary>
internal sealed class VerifiedProof
{
    public required Guid Id { get; init; }

    /// <summary>The verification that succeeded. It may be repeated.</summary>
    public required Guid VerificationId { get; init; }

    /// <summary>When the proof expires, and the row can be deleted.</summary>
    public required DateTimeOffset Expires { get; init; }
}

internal static class VerifiedProofModel
{
    public static void AddVerifiedProofs(this ModelBuilder model) => model.Entity<VerifiedProof>(proof =>
    {
        proof.ToTable("verified_proofs");
        proof.Property(row => row.Id).ValueGeneratedNever();
        proof.HasIndex(row => row.Expires);
    });
}
