// SQL for threads that were opened: who opened them, where and when, and whether somebody else answered within seven days.
import { threadVoices } from './thread-voices.ts';

/** Takes `from` and `to`, and `identities` before it; columns `person`, `channel`, `day`, `asks`, `answered`. */
export const openedThreads = `
      SELECT
        opened.2 AS person,
        opened.4 AS channel,
        opened.5 AS day,
        opened.6 = 'ask' AS asks,
        answered_at >= opened.1 AND answered_at <= opened.1 + INTERVAL 7 DAY AS answered
      FROM (${threadVoices})`;
