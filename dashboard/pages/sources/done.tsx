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
  const { name, address, made } = handed;
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
    </Done>
  );
}

export function RevokedPage({ name }: { name: string }) {
  const { t } = usePage();
  return (
    <Done title={t.desk.revoked(name)}>
      <p class="answer">{t.desk.revokedText}</p>
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

export function RefusedPage({ code, detail }: { code: string; detail: string }) {
  const { t } = usePage();
  const words: Readonly<Record<string, string>> = t.desk.faults;
  return (
    <Done title={t.desk.refused}>
      <p class="answer">{words[code] ?? t.desk.faults.NOT_SAID_WHAT}</p>
      <p class="muted">{detail}</p>
      <p>{t.desk.nothingChanged}</p>
    </Done>
  );
}
