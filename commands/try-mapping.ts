// tablee source try MAPPING PAYLOAD: what a mapping makes of a payload, without keeping any of it.
import { readFile } from 'node:fs/promises';
import { systemClock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import { OperatorError } from '../core/errors.ts';
import { openKeyFile } from '../core/keys.ts';
import { createPseudonyms } from '../core/pseudonyms.ts';
import { createSealer } from '../core/sealing.ts';
import { createCalendar } from '../core/windows.ts';
import { tryMapping, type Tried } from '../ingest/mapping/try-mapping.ts';
import { readMapping } from '../ingest/mapping/read-mapping.ts';
import { createPipeline } from '../ingest/pipeline/pipeline.ts';
import { say, strong } from './output.ts';

/** Says whether everything in the payload was understood. @throws OperatorError when a file cannot be read. */
export async function tryMappingCommand(config: Config, mapping: string, payload: string): Promise<boolean> {
  const keys = openKeyFile(config.keyFile);
  const pipeline = createPipeline({
    pseudonyms: createPseudonyms(keys),
    sealer: createSealer(keys),
    calendar: createCalendar(config.timezone),
  });
  const text = await readFile(payload, 'utf8').catch((cause: unknown) => {
    throw new OperatorError(`${payload} cannot be read.`, { code: 'FILE_UNREADABLE', cause });
  });
  const tried = tryMapping(await readMapping(mapping), { path: payload, text }, pipeline, systemClock.now());
  for (const one of tried) sayTried(one, mapping);
  return tried.some(({ kind }) => kind === 'interaction') && tried.every(({ kind }) => kind !== 'fault');
}

function sayTried(tried: Tried, mapping: string): void {
  const where = tried.line === 0 ? mapping : `${mapping}:${tried.line}`;
  switch (tried.kind) {
    case 'interaction':
      say(strong(`${where}: an event`));
      say(JSON.stringify(tried.event, undefined, 2));
      say(strong('stored as'));
      say(JSON.stringify(tried.interaction, undefined, 2));
      return;
    case 'not-counted':
      say(`${where}: not counted: ${tried.reason}`);
      return;
    case 'fault':
      say(`${where}: refused: ${tried.fault.pointer ?? ''} ${tried.fault.detail} (${tried.fault.code})`);
      return;
  }
}
