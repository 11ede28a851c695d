// Yes and no, as files spell them.

const truths: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'oui', 'y', 't']);

export function isTrue(text: string): boolean {
  return truths.has(text.trim().toLowerCase());
}
