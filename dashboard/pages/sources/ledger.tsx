// Both sides of the ledger for each sender, and why events were kept aside, turned away or not counted.
import type { SenderAnswer } from '../../answers/ledger.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';

export const sides = [
  'received',
  'stored',
  'duplicate',
  'quarantined',
  'refused',
  'notCounted',
  'erased',
] as const;

export function Ledger({ senders }: { senders: readonly SenderAnswer[] }) {
  const { t, f } = usePage();
  const again = senders.reduce((sum, sender) => sum + sender.again, 0);
  return (
    <>
      <Scroll label={t.sources.senders}>
        <table class="wide">
          <thead>
            <tr>
              <th scope="col">{t.sources.columns.sender}</th>
              {[...sides, 'waiting' as const, 'difference' as const].map((side) => (
                <th key={side} scope="col" class="number">
                  {t.sources.columns[side]}
                </th>
              ))}
              <th scope="col">{t.sources.columns.lastHour}</th>
            </tr>
          </thead>
          <tbody>
            {senders.map((sender) => (
              <Row key={sender.sender} sender={sender} />
            ))}
          </tbody>
        </table>
      </Scroll>
      {again > 0 && <p class="small">{t.sources.again(f.number(again))}</p>}
    </>
  );
}

function Row({ sender }: { sender: SenderAnswer }) {
  const { t, f } = usePage();
  const { difference, lastHour } = sender;
  return (
    <tr>
      <th scope="row">{nameOf(sender.sender, t.sources.unknownSender)}</th>
      {[...sides, 'waiting' as const].map((side) => (
        <td key={side} class="number">
          {f.number(sender[side])}
        </td>
      ))}
      <td class="number">
        {difference === 0 ? f.number(0) : <strong class="warn">{f.number(difference)}</strong>}
      </td>
      <td class="nowrap">{lastHour > 0 && f.instant(lastHour)}</td>
    </tr>
  );
}

/** Refused before anyone could tell whom it came from. */
const nameOf = (sender: string, unknown: string) => (sender === '' ? unknown : sender);

export function Reasons({ senders }: { senders: readonly SenderAnswer[] }) {
  const { t } = usePage();
  const rows = senders.flatMap(({ sender, reasons }) => reasons.map((reason) => ({ sender, ...reason })));
  const understood = rows.filter(({ outcome }) => outcome === 'not-counted');
  const others = rows.filter(({ outcome }) => outcome !== 'not-counted');
  return (
    <>
      {others.length > 0 && <ReasonTable id="reasons" title={t.sources.reasons} rows={others} />}
      {understood.length > 0 && (
        <ReasonTable id="not-counted" title={t.sources.notCounted} rows={understood} />
      )}
    </>
  );
}

interface ReasonTableProps {
  id: string;
  title: string;
  rows: readonly (SenderAnswer['reasons'][number] & { sender: string })[];
}

function ReasonTable({ id, title, rows }: ReasonTableProps) {
  const { t, f } = usePage();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Scroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.sources.columns.sender}</th>
              <th scope="col">{t.sources.whatBecame}</th>
              <th scope="col">{t.sources.why}</th>
              <th scope="col" class="number">
                {t.sources.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ sender, outcome, reason, n }) => (
              <tr key={`${sender} ${outcome} ${reason}`}>
                <th scope="row">{nameOf(sender, t.sources.unknownSender)}</th>
                <td>{t.sources.outcome[outcome]}</td>
                <td>{wordOf(t.sources.reason, reason)}</td>
                <td class="number">{f.number(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

/** A code of a newer version is shown as it is. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string) => words[code] ?? code;
