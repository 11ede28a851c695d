// A form that changes something: posts, and carries the session's token.
import type { ComponentChildren } from 'preact';
import { usePage } from '../../views/page-context.ts';

export interface ActFormProps {
  action: string;
  class?: string;
  children: ComponentChildren;
}

export function ActForm({ action, class: className = 'act', children }: ActFormProps) {
  const { formToken } = usePage();
  return (
    <form method="post" action={action} class={className}>
      <input type="hidden" name="token" value={formToken} />
      {children}
    </form>
  );
}
