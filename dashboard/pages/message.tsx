// A page that is only a message: not signed in, nothing here, something went wrong.
import type { Messages } from '../locales/en.ts';
import { usePage } from '../views/page-context.ts';

export type Sentence = keyof Messages['doors'];

export interface MessageProps {
  title: Sentence;
  text: Sentence;
}

export function MessagePage({ title, text }: MessageProps) {
  const { t, viewer } = usePage();
  return (
    <div class="question">
      <h1>{t.doors[title]}</h1>
      <p class="answer">{t.doors[text]}</p>
      {viewer !== null && (
        <p>
          <a href="/">{t.doors.home}</a>
        </p>
      )}
    </div>
  );
}
