// SQL for threads that were opened: who opened them, where and when, and whether somebody else answered within seven days.
import { threadVoices } from './thread-voices.ts';

/**
 * The second voice in a thread is the first answer by somebody else.
 * Takes `from` and `to`, and `identities` before it; columns `person`, `channel`, `day`, `asks`, `answered`.
 */
export const openedThreads = `
      SELECT
        voices[1].2 AS person,
        voices[1].3 AS channel,
        voices[1].4 AS day,
        voices[1].5 = 'ask' AS asks,
        length(voices) > 1 AND voices[2].1 <= voices[1].1 + INTERVAL 7 DAY AS answered
      FROM (${threadVoices})
      WHERE voices[1].5 != ''`;
