// A whole house on a folder of its own, in this process; its engine is a child of it as everywhere.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../core/config.ts';
import { openHouse, type House, type OpenHouseOptions } from '../../main.ts';
import { silentLog } from './silent-log.ts';

export function openTestHouse(
  settings: Record<string, string> = {},
  options: Partial<OpenHouseOptions> = {},
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-house-'));
  const env = {
    TABLEE_DATA_DIR: join(folder, 'data'),
    TABLEE_KEY_FILE: join(folder, 'key'),
    TABLEE_PORT: '0',
    ...settings,
  };
  return openHouse(loadConfig({ env }), { log: silentLog, ...options });
}
