// An objective in one line of words and one bar: where it started, where it is, where it should be.
import type { ObjectiveStatus } from '../../store/rows/objective-week.ts';
import type { ObjectiveAnswer } from '../answers/objectives.ts';
import { usePage } from './page-context.ts';

export function ObjectiveCard({ objective }: { objective: ObjectiveAnswer }) {
  const { t } = usePage();
  return (
    <article class="objective">
      <h3>
        <a href={`/objectives#${encodeURIComponent(objective.objective)}`}>{objective.title}</a>
      </h3>
      <StatusMark status={objective.status} />
      <Bar objective={objective} />
      <p class="muted">{t.objectives.progress(objective)}</p>
    </article>
  );
}

/** A shape for each status, so that it reads without colour. */
export function StatusMark({ status }: { status: ObjectiveStatus }) {
  const { t } = usePage();
  return (
    <span class={`status status-${status}`}>
      <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
        <StatusShape status={status} />
      </svg>
      {t.objectives.status[status]}
    </span>
  );
}

function StatusShape({ status }: { status: ObjectiveStatus }) {
  switch (status) {
    case 'reached':
      return <path class="status-line" d="M3 10 L8 15 L17 5" />;
    case 'on-track':
      return <circle class="status-fill" cx="10" cy="10" r="7" />;
    case 'at-risk':
      return <path class="status-fill" d="M10 3 L18 17 H2 Z" />;
    case 'off-track':
      return <path class="status-fill" d="M10 1 L19 10 L10 19 L1 10 Z" />;
    case 'too-early':
    case 'no-data':
      return <circle class="status-line" cx="10" cy="10" r="7" />;
  }
}

/** From zero to a little beyond the target; the line starts at the baseline. */
function Bar({ objective: { measure, baseline, target, value } }: { objective: ObjectiveAnswer }) {
  const { t } = usePage();
  const now = value?.shown === true ? value.value : null;
  const top = Math.max(target, baseline, now ?? 0, Number.EPSILON) * 1.08;
  const at = (level: number) => `${Math.round((1000 * Math.max(0, level)) / top) / 10}%`;
  return (
    <div class="bar">
      <svg width="100%" height="26" aria-hidden="true">
        <rect class="bar-track" x="0" y="9" width="100%" height="8" rx="4" />
        {now !== null && <rect class="bar-now" x="0" y="9" width={at(now)} height="8" rx="4" />}
        <line class="bar-baseline" x1={at(baseline)} x2={at(baseline)} y1="5" y2="21" />
        <line class="bar-target" x1={at(target)} x2={at(target)} y1="1" y2="25" />
      </svg>
      <p class="bar-labels">
        <span>{`${t.objectives.baseline} ${t.objectives.value(measure, baseline)}`}</span>
        <span>{t.objectives.targetIs(t.objectives.value(measure, target))}</span>
      </p>
    </div>
  );
}
