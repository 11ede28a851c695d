// What commands answer: plain lines on standard output, progress on a terminal's standard error.
import { styleText } from 'node:util';

export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** What must be seen beside an answer that a shell may be reading. */
export function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

const colours = process.stdout.isTTY && !process.env['NO_COLOR'];

export function strong(text: string): string {
  return colours ? styleText('bold', text) : text;
}

export interface Progress {
  /** Redraws the line on a terminal; elsewhere says nothing. */
  show(text: string): void;
  /** Ends the line. */
  done(): void;
}

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shown = false;
  return {
    show(text) {
      if (!stream.isTTY) return;
      shown = true;
      stream.write(`\r\u001b[2K${text.slice(0, stream.columns - 1)}`);
    },
    done() {
      if (shown) stream.write('\n');
      shown = false;
    },
  };
}

const bars = 24;

export function bar(share: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * bars);
  return `${'█'.repeat(filled)}${'░'.repeat(bars - filled)}`;
}

export const number = (value: number) => Math.round(value).toLocaleString('en-US');
