// What waits in quarantine: chosen by source, reason or way in; read again or given up by selection.
import type { QuarantineAnswer } from '../../answers/quarantine.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';
import { ActForm } from './act-form.tsx';
import { wordOf } from './ledger.tsx';

export interface QuarantineProps {
  quarantine: QuarantineAnswer;
  /** Where events are taken in; elsewhere it can only be looked at. */
  canAct: boolean;
}

export function Quarantine({ quarantine, canAct }: QuarantineProps) {
  const { t } = usePage();
  if (quarantine.waiting === 0) return <p class="muted">{t.sources.quarantineNone}</p>;
  return (
    <>
      <p class="muted">{t.sources.quarantineLead}</p>
      <Filter quarantine={quarantine} />
      {canAct && <ReplayAll quarantine={quarantine} />}
      {canAct ? (
        <ActForm action="/quarantine/replay" class="chosen">
          <Events events={quarantine.events} canAct />
          <Acts />
        </ActForm>
      ) : (
        <Events events={quarantine.events} canAct={false} />
      )}
    </>
  );
}

function Filter({
  quarantine: { sources, codes, origins, choice, chosen },
}: {
  quarantine: QuarantineAnswer;
}) {
  const { t, f } = usePage();
  const selects = [
    { name: 'source', label: t.sources.columns.source, values: sources, chosen: choice.source },
    { name: 'code', label: t.sources.why, values: codes, chosen: choice.code },
    { name: 'origin', label: t.desk.origin, values: origins, chosen: choice.origin },
  ];
  return (
    <form method="get" action="/sources#quarantine" class="filter">
      {selects.map(({ name, label, values, chosen: value }) => (
        <label key={name}>
          {label}
          <select name={name}>
            <option value="">{t.desk.any}</option>
            {values.map((each) => (
              <option key={each} value={each} selected={each === value}>
                {name === 'code' ? wordOf(t.sources.reason, each) : each}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit">{t.desk.show}</button>
      <p class="found muted">{t.desk.found(f.number(chosen))}</p>
    </form>
  );
}

/** Everything the filter leaves, the hundred shown and those beyond. */
function ReplayAll({ quarantine: { choice, chosen } }: { quarantine: QuarantineAnswer }) {
  const { t, f } = usePage();
  if (chosen === 0) return null;
  return (
    <ActForm action="/quarantine/replay">
      {Object.entries(choice).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="all" value="yes" />
      <button type="submit">{t.desk.replayAll(f.number(chosen))}</button>
    </ActForm>
  );
}

function Events({ events, canAct }: { events: QuarantineAnswer['events']; canAct: boolean }) {
  const { t, f } = usePage();
  return (
    <Scroll label={t.sources.quarantine}>
      <table class="wide">
        <thead>
          <tr>
            {canAct && <th scope="col">{t.desk.choose}</th>}
            <th scope="col">{t.sources.received}</th>
            <th scope="col">{t.sources.columns.source}</th>
            <th scope="col">{t.sources.why}</th>
            <th scope="col">{t.sources.where}</th>
            <th scope="col">{t.sources.detail}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, received, source, code, pointer, detail }) => (
            <tr key={id}>
              {canAct && (
                <td>
                  <input
                    type="checkbox"
                    name="ids"
                    value={id}
                    aria-label={t.desk.chooseEvent(source, f.instant(received))}
                  />
                </td>
              )}
              <th scope="row" class="nowrap">
                {f.instant(received)}
              </th>
              <td>{source}</td>
              <td>{wordOf(t.sources.reason, code)}</td>
              <td class="nowrap">{pointer !== '' && <code>{pointer}</code>}</td>
              <td class="prose" lang="en">
                {detail}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** One form for both acts: only giving up asks why. */
function Acts() {
  const { t } = usePage();
  return (
    <div class="act-bar">
      <button type="submit" formnovalidate>
        {t.desk.replayChosen}
      </button>
      <div class="field">
        <label for="discard-reason">{t.desk.discardReason}</label>
        <input id="discard-reason" name="reason" minLength={3} maxLength={300} required autocomplete="off" />
      </div>
      <button type="submit" class="danger" formaction="/quarantine/discard">
        {t.desk.discardChosen}
      </button>
    </div>
  );
}
