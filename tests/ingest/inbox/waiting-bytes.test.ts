import { expect, it } from 'vitest';
import { rememberWaitingBytes } from '../../../ingest/inbox/waiting-bytes.ts';

function remembered() {
  const stored = { bytes: 10, reads: 0, nowMs: 0 };
  const cursor = {
    get() {
      stored.reads += 1;
      return { next: 1, loaded: 1, bytes: stored.bytes };
    },
  };
  const environment = { cursor } as unknown as Parameters<typeof rememberWaitingBytes>[0];
  return { stored, waiting: rememberWaitingBytes(environment, () => stored.nowMs) };
}

it('looks once for many questions, and again after a twentieth of a second', () => {
  const { stored, waiting } = remembered();
  for (let asked = 0; asked < 1_000; asked++) expect(waiting.read()).toBe(10);
  expect(stored.reads).toBe(1);
  stored.bytes = 20;
  stored.nowMs = 49;
  expect(waiting.read()).toBe(10);
  stored.nowMs = 50;
  expect(waiting.read()).toBe(20);
});

it('looks at once after a change of its own', () => {
  const { stored, waiting } = remembered();
  waiting.read();
  stored.bytes = 30;
  waiting.forget();
  expect(waiting.read()).toBe(30);
});
