// Parts every page is made of: question, answer, small print, and what stands where there is nothing yet.
import type { ComponentChildren } from 'preact';
import type { Analysis } from '../answers/analysis.ts';
import { usePage } from './page-context.ts';

export function Question({ children, answer }: { children: string; answer: ComponentChildren }) {
  return (
    <div class="question">
      <h1>{children}</h1>
      <p class="answer">{answer}</p>
    </div>
  );
}

/** How we count, and until when the figures are complete. */
export function SmallPrint({ analysis, children }: { analysis?: Analysis; children?: ComponentChildren }) {
  const { t } = usePage();
  return (
    <footer class="small">
      <p>
        {analysis != null && <>{t.common.completeUntil(analysis.completeUntil)} </>}
        {children} {t.common.withheldHint} <a href="/how-we-count">{t.common.howWeCount}</a>
      </p>
    </footer>
  );
}

export function Nothing({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="nothing">
      <p class="nothing-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}

/** A wide table scrolls by itself, never the page. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabindex={0}>
      {children}
    </div>
  );
}
