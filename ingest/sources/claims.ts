// Which CloudEvents sources a credential may speak for.

/** `/NAME` and everything below it, and likewise for each further claim. */
export function mayClaim(claims: readonly string[], source: string): boolean {
  return claims.some(
    (claim) => source === claim || source.startsWith(claim.endsWith('/') ? claim : `${claim}/`),
  );
}
