// The tools that may post: where each posts to, its secrets in force, when it was last heard, and what can be done.
import type { KindAnswer, ToolAnswer } from '../../answers/sources.ts';
import { usePage } from '../../views/page-context.ts';
import { ActForm } from './act-form.tsx';
import { SecretField } from './secret-field.tsx';

export interface ToolsProps {
  tools: readonly ToolAnswer[];
  kinds: readonly KindAnswer[];
}

export function Tools({ tools, kinds }: ToolsProps) {
  const { t } = usePage();
  const shows = (tool: ToolAnswer) =>
    kinds.some(({ kind, secretFrom }) => kind === tool.kind && secretFrom === 'tool');
  const inForce = tools.filter(({ revoked }) => revoked === null);
  const revoked = tools.filter((tool) => tool.revoked !== null);
  return (
    <section aria-labelledby="tools">
      <h2 id="tools">{t.desk.tools}</h2>
      <ul class="tools">
        {[...inForce, ...revoked].map((tool) => (
          <Tool key={tool.name} tool={tool} showsSecret={shows(tool)} />
        ))}
      </ul>
    </section>
  );
}

interface ToolProps {
  tool: ToolAnswer;
  /** The tool shows its secret itself: it must be given. */
  showsSecret: boolean;
}

function Tool({ tool, showsSecret }: ToolProps) {
  const { t, f, url } = usePage();
  const { name, kind, address, claims, activeSecrets, secretSince, lastHour, revoked } = tool;
  return (
    <li>
      <div class="tool-head">
        <h3>{name}</h3>
        <span class="muted">{t.desk.kind(kind)}</span>
        <ToolState tool={tool} />
      </div>
      <dl class="tool-facts">
        <dt>{t.desk.address}</dt>
        <dd>
          <code>{`${url.origin}${address}`}</code>
        </dd>
        <dt>{t.desk.secrets}</dt>
        <dd>
          {t.desk.secretsInForce(activeSecrets)}
          {secretSince !== null && `, ${t.desk.since(f.instant(secretSince))}`}
        </dd>
        <dt>{t.desk.lastHeard}</dt>
        <dd>{lastHour === null ? t.desk.neverHeard : f.instant(lastHour)}</dd>
        {claims.length > 0 && (
          <>
            <dt>{t.desk.claims}</dt>
            <dd>
              <code>{claims.join(' ')}</code>
            </dd>
          </>
        )}
      </dl>
      <details>
        <summary>{revoked === null ? t.desk.change : t.desk.restore}</summary>
        <Keys tool={tool} showsSecret={showsSecret} />
      </details>
    </li>
  );
}

function ToolState({ tool: { heldSince, revoked } }: { tool: ToolAnswer }) {
  const { t, f } = usePage();
  if (revoked !== null) return <span class="muted">{t.desk.revokedOn(f.instant(revoked))}</span>;
  return heldSince === null ? null : <strong class="warn">{t.desk.held}</strong>;
}

/** Two steps by nature: whoever opens this has asked for it, and each form says what it does. */
function Keys({ tool: { name, kind, revoked }, showsSecret }: ToolProps) {
  const { t } = usePage();
  return (
    <div class="keys">
      <ActForm action={`/sources/${name}/rotate`} class="form">
        <p>{revoked === null ? t.desk.rotateHint : t.desk.restoreHint}</p>
        <SecretField id={`secret-${name}`} kind={kind} required={showsSecret} />
        <button type="submit">{t.desk.rotate}</button>
      </ActForm>
      {revoked === null && (
        <ActForm action={`/sources/${name}/revoke`} class="form">
          <p>{t.desk.revokeHint(name)}</p>
          <button type="submit" class="danger">
            {t.desk.revoke}
          </button>
        </ActForm>
      )}
    </div>
  );
}
