// Beside the state: the risk of silence with its reasons, what a newcomer finds, and what was promised.
import type { Outlook } from '../answers/outlook.ts';
import type { Figure } from '../gate.ts';
import { usePage } from './page-context.ts';

export function CommunityOutlook({ outlook }: { outlook: Outlook }) {
  const { t, f } = usePage();
  const { silence, newcomer, promise } = outlook;
  const percent = (figure: Figure | null) => (figure?.shown === true ? f.percent(figure.value) : null);
  const waiting = percent(newcomer.unanswered);
  return (
    <div class="columns">
      <section aria-labelledby="outlook">
        <h2 id="outlook">{t.outlook.heading}</h2>
        {silence === null ? (
          <p class="muted">{t.outlook.none}</p>
        ) : (
          <>
            <p>{t.outlook.risk(silence)}</p>
            <p>
              {t.outlook.because(
                f.list(
                  silence.reasons.map(
                    ({ feature, raises }) => t.outlook.reasons[feature][raises ? 'up' : 'down'],
                  ),
                ),
              )}
            </p>
            <p class="muted">
              {t.outlook.basis[silence.basis]} <a href="/how-we-count#calibration">{t.common.howWeCount}</a>
            </p>
          </>
        )}
      </section>
      <section aria-labelledby="newcomer">
        <h2 id="newcomer">{t.outlook.newcomer}</h2>
        <p>{t.outlook.fresh(newcomer.fresh)}</p>
        {newcomer.medianHours?.shown === true && (
          <p>{t.outlook.answered(f.number(newcomer.medianHours.value, 1))}</p>
        )}
        {waiting !== null && <p>{t.outlook.waiting(waiting)}</p>}
        <p class="muted">
          {t.outlook.promise(f.figure(promise.invited), f.figure(promise.joined), f.figure(promise.seen))}
        </p>
      </section>
    </div>
  );
}
