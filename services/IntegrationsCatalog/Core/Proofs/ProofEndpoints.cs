namespace Icaro.IntegrationsCatalog.Core.Proofs;

/// <summary>PUT /internal/proofs/{id}?verification=ID&amp;expires=TIME: 204 for the first verification of a proof, 409 for any other.</summary>
internal static class ProofEndpoints
{
    public static void MapVerifiedProofs(this IEndpointRouteBuilder endpoints) => endpoints.MapPut("/proofs/{id:guid}", BookAsync);

    private static async Task<IResult> BookAsync(
        Guid id, Guid verification, DateTimeOffset expires, CatalogDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        // The update changes nothing, but makes whoever comes second wait for the first, and see its row.
        var firsts = await db.Database
            .SqlQuery<Guid>($"""
                INSERT INTO verified_proofs (id, verification_id, expires) VALUES ({id}, {verification}, {expires.ToUniversalTime()})
                ON CONFLICT (id) DO UPDATE SET id = excluded.id
                RETURNING verification_id AS "Value"
                """)
            .ToListAsync(cancellationToken);
        if (firsts is not [var first] || first != verification)
            return TypedResults.Conflict();

        // More than one, so that the table shrinks back to what still matters.
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM verified_proofs WHERE id IN (
                SELECT id FROM verified_proofs WHERE expires < {time.GetUtcNow()} ORDER BY expires LIMIT 4 FOR UPDATE SKIP LOCKED)
            """,
            cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A proof of a guest's walk on which somebody was let in. All replicas of the captive portals ask here, so none counts twice.</summary>
internal sealed class VerifiedProof
{
    public required Guid Id { get; init; }

    /// <summary>The one verification that succeeded. Asking again about it is a repetition of the question, not of the proof.</summary>
    public required Guid VerificationId { get; init; }

    /// <summary>From then on the proof counts no more anyway.</summary>
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
