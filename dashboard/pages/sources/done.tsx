// What an act of the administrator came to, said on a page of its own.
import type { ComponentChildren } from 'preact';
import type { HandedOver, Replayed } from '../../source-desk.ts';
import { usePage } from '../../views/page-context.ts';

function Done({ title, children }: { title: string; children: ComponentChildren }) {
  const { t } = usePage();
  return (
    <div class="question">
      <h1>{title}</h1>
      {children}
      <p>
        <a href="/sources">{t.desk.back}</a>
      </p>
    </div>
  );
}

/** The one page a secret ever stands on. */
export function HandedOverPage({ handed, isNew }: { handed: HandedOver; isNew: boolean }) {
  const { t, url } = usePage();
  const { name, address, made, noted } = handed;
  return (
    <Done title={isNew ? t.desk.connected(name) : t.desk.rotated(name)}>
      <p class="answer">{made === undefined ? t.desk.secretKept : t.desk.secretOnce}</p>
      <dl class="tool-facts">
        <dt>{t.desk.address}</dt>
        <dd>
          <code>{`${url.origin}${address}`}</code>
        </dd>
        {made !== undefined && (
          <>
            <dt>{t.desk.secret}</dt>
            <dd>
              <code class="secret">{made}</code>
            </dd>
          </>
        )}
      </dl>
      {!isNew && <p class="muted">{t.desk.oldHolds}</p>}
      {!noted && <p class="warn">{t.desk.notNoted}</p>}
    </Done>
  );
}

export function RevokedPage({ name, noted }: { name: string; noted: boolean }) {
  const { t } = usePage();
  return (
    <Done title={t.desk.revoked(name)}>
      <p class="answer">{t.desk.revokedText}</p>
      {!noted && <p class="warn">{t.desk.notNoted}</p>}
    </Done>
  );
}

export function ReplayedPage({ report: { replayed, waiting, full } }: { report: Replayed }) {
  const { t } = usePage();
  return (
    <Done title={t.desk.replayed(replayed)}>
      <p class="answer">{t.desk.stillWaiting(waiting)}</p>
      {full && <p class="warn">{t.desk.inboxFull}</p>}
    </Done>
  );
}

export function DiscardedPage({ discarded }: { discarded: number }) {
  const { t } = usePage();
  return (
    <Done title={t.desk.discarded(discarded)}>
      <p class="answer">{t.desk.discardedText}</p>
    </Done>
  );
}

export interface RefusedPageProps {
  code: string;
  /** In the words of whoever checked it, in English; one fault a line. */
  detail: string;
  /** What was asked for, to mend it here. */
  children?: ComponentChildren;
}

export function RefusedPage({ code, detail, children }: RefusedPageProps) {
  const { t } = usePage();
  const words: Readonly<Record<string, string>> = t.desk.faults;
  return (
    <>
      <Done title={t.desk.refused}>
        <p class="answer">{words[code] ?? t.desk.faults.NOT_SAID_WHAT}</p>
        <p class="muted">{t.desk.inDetail}</p>
        <ul class="details" lang="en">
          {detail.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p>{children === undefined ? t.desk.nothingChanged : t.desk.mendHere}</p>
      </Done>
      {children}
    </>
  );
}
