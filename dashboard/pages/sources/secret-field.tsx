// Where a secret is typed: never shown back, never remembered by the browser.
import { usePage } from '../../views/page-context.ts';

export interface SecretFieldProps {
  id: string;
  kind: string;
  /** The tool shows it, so it must be given. */
  required?: boolean;
}

export function SecretField({ id, kind, required = false }: SecretFieldProps) {
  const { t } = usePage();
  const attributes = { id, name: 'secret', autocomplete: 'off', 'aria-describedby': `${id}-hint` } as const;
  return (
    <div class="field">
      <label for={id}>{t.desk.secret}</label>
      {kind === 'teams' ? (
        // A client state, and below it a private key of many lines.
        <textarea {...attributes} rows={4} spellcheck={false} />
      ) : (
        <input {...attributes} type="password" required={required} />
      )}
      <span id={`${id}-hint`} class="small">
        {required ? t.desk.secretFromTool : t.desk.secretFromHere}
      </span>
    </div>
  );
}
