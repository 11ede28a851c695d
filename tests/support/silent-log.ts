// A log that says nothing, for tests.
import { createLog } from '../../core/log.ts';

export const silentLog = createLog('silent');
