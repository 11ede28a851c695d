// One decision: what is to be done, what spoke for it, whose it is, what came of it, and the form to move it on.
import { isOpen } from '../../core/decision.ts';
import type { DecisionAnswer } from '../answers/decisions.ts';
import { ActForm } from '../pages/sources/act-form.tsx';
import { usePage } from './page-context.ts';

export function DecisionRecord({ decision }: { decision: DecisionAnswer }) {
  const { t } = usePage();
  const { remedy, openedOn, grounds, status, note, effect } = decision;
  return (
    <div class="decision">
      <p>
        <strong>{t.states.remedy[remedy]}</strong> {t.worklist.stands(decision)}
      </p>
      <p class="muted">{t.worklist.grounds(t.states.evidence(grounds), openedOn)}</p>
      {note !== '' && <p>{t.worklist.note(note)}</p>}
      {status === 'done' && (
        <p>
          {t.worklist.effect}
          {t.common.colon} {effect === null ? t.worklist.effectPending : t.effects.campaign(effect)}
        </p>
      )}
      {isOpen(status) && (
        <details>
          <summary>{t.worklist.move[status]}</summary>
          <DecisionForm decision={decision} />
        </details>
      )}
    </div>
  );
}

function DecisionForm({ decision: { decision, status, owner } }: { decision: DecisionAnswer }) {
  const { t } = usePage();
  return (
    <ActForm action={`/decisions/${decision}`}>
      <div class="act-bar">
        <div class="field">
          <label for={`owner-${decision}`}>{t.worklist.owner}</label>
          <input
            id={`owner-${decision}`}
            name="owner"
            maxLength={100}
            value={owner}
            autocomplete="off"
            aria-describedby={`hint-${decision}`}
          />
          <span id={`hint-${decision}`} class="small">
            {t.worklist.ownerHint}
          </span>
        </div>
        <div class="field">
          <label for={`note-${decision}`}>{t.worklist.reason}</label>
          <input id={`note-${decision}`} name="note" maxLength={300} autocomplete="off" />
        </div>
      </div>
      <div class="act-bar">
        {status === 'proposed' ? (
          <Button act="accept" class="primary" label={t.worklist.accept} />
        ) : (
          <Button act="assign" label={t.worklist.assign} />
        )}
        <Button act="finish" label={t.worklist.finish} />
        <Button act="drop" class="danger" label={t.worklist.drop} />
      </div>
    </ActForm>
  );
}

function Button({ act, label, class: className }: { act: string; label: string; class?: string }) {
  return (
    <button type="submit" name="act" value={act} class={className}>
      {label}
    </button>
  );
}
