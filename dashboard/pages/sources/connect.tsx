// Connecting a tool in two steps without scripts: choose its kind, then fill in what that kind asks for.
import type { KindAnswer } from '../../answers/sources.ts';
import { withQuery } from '../../addresses.ts';
import { usePage } from '../../views/page-context.ts';
import { ActForm } from './act-form.tsx';
import { SecretField } from './secret-field.tsx';

export function Connect({ kinds }: { kinds: readonly KindAnswer[] }) {
  const { t, url } = usePage();
  const chosen = kinds.find(({ kind }) => kind === url.searchParams.get('connect'));
  return (
    <section aria-labelledby="connect">
      <h2 id="connect">{t.desk.connect}</h2>
      <p class="muted">{t.desk.connectHint}</p>
      <ul class="choices" aria-label={t.desk.connect}>
        {kinds.map(({ kind }) => (
          <li key={kind}>
            <a
              href={`${withQuery(url, { connect: kind })}#connect`}
              {...(kind === chosen?.kind ? { 'aria-current': 'true' as const } : {})}
            >
              {t.desk.kind(kind)}
            </a>
          </li>
        ))}
      </ul>
      {chosen !== undefined && <ConnectForm offer={chosen} typed={{}} />}
    </section>
  );
}

/** What stood in the form when it was refused; never a secret. */
export interface Typed {
  name?: string;
  claims?: string;
  settings?: Readonly<Record<string, string>>;
}

export interface ConnectFormProps {
  offer: KindAnswer;
  typed: Typed;
}

export function ConnectForm({ offer: { kind, secretFrom, settings }, typed }: ConnectFormProps) {
  const { t } = usePage();
  return (
    <ActForm action="/sources" class="form">
      <input type="hidden" name="kind" value={kind} />
      <div class="field">
        <label for="connect-name">{t.desk.name}</label>
        <input
          id="connect-name"
          name="name"
          value={typed.name}
          required
          maxLength={63}
          pattern="[a-z0-9][a-z0-9\-]*"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="connect-name-hint"
        />
        <span id="connect-name-hint" class="small">
          {t.desk.nameHint}
        </span>
      </div>
      {Object.entries(settings).map(([setting, need]) => (
        <SettingField
          key={setting}
          setting={setting}
          typed={typed.settings?.[setting]}
          required={need === 'needed'}
        />
      ))}
      <SecretField id="connect-secret" kind={kind} required={secretFrom === 'tool'} />
      <div class="field">
        <label for="connect-claims">{t.desk.claims}</label>
        <input
          id="connect-claims"
          name="claims"
          value={typed.claims}
          autocomplete="off"
          spellcheck={false}
          aria-describedby="connect-claims-hint"
        />
        <span id="connect-claims-hint" class="small">
          {t.desk.claimsHint}
        </span>
      </div>
      <button type="submit" class="primary">
        {t.desk.connectIt}
      </button>
    </ActForm>
  );
}

interface SettingFieldProps {
  setting: string;
  typed: string | undefined;
  required: boolean;
}

function SettingField({ setting, typed, required }: SettingFieldProps) {
  const { t } = usePage();
  const id = `connect-${setting}`;
  return (
    <div class="field">
      <label for={id}>{required ? t.desk.setting(setting) : t.desk.optional(t.desk.setting(setting))}</label>
      <textarea
        id={id}
        name={`setting.${setting}`}
        rows={setting === 'mapping' ? 12 : 2}
        required={required}
        spellcheck={false}
        autocomplete="off"
        value={typed}
      />
    </div>
  );
}
