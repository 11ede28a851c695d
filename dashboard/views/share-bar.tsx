// A share as a bar, beside the number that says the same.
export function ShareBar({ share }: { share: number }) {
  return (
    <svg class="share-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-bar-whole" width="100" height="10" />
      <rect class="share-bar-part" width={Math.round(1000 * Math.min(1, share)) / 10} height="10" />
    </svg>
  );
}
