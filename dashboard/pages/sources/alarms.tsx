// What must be seen first: a source that is held, a ledger that does not balance.
import type { SenderAnswer } from '../../answers/ledger.ts';
import type { ToolAnswer } from '../../answers/sources.ts';
import { usePage } from '../../views/page-context.ts';
import { ActForm } from './act-form.tsx';

export interface AlarmsProps {
  tools: readonly ToolAnswer[];
  senders: readonly SenderAnswer[];
}

export function Alarms({ tools, senders }: AlarmsProps) {
  const { t, f } = usePage();
  const unbalanced = senders.filter(({ difference }) => difference !== 0);
  return (
    <>
      {tools.map(
        ({ name, heldSince }) =>
          heldSince !== null && (
            <div key={name} class="alarm" role="alert">
              <p>
                <strong>{t.desk.isHeld(name, f.instant(heldSince))}</strong> {t.desk.heldHint}
              </p>
              <ActForm action={`/sources/${name}/release`}>
                <button type="submit">{t.desk.release}</button>
              </ActForm>
            </div>
          ),
      )}
      {unbalanced.length > 0 && (
        <div class="alarm" role="alert">
          <p>
            <strong>{t.desk.unbalanced}</strong>{' '}
            {t.desk.unbalancedHint(
              unbalanced.map(({ sender, difference }) => ({
                sender: sender === '' ? t.sources.unknownSender : sender,
                difference,
              })),
            )}
          </p>
        </div>
      )}
    </>
  );
}
