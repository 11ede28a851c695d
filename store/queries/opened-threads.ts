// SQL for threads that were opened: who opened them, where and when, and whether somebody else answered within seven days.
import { threadVoices } from './thread-voices.ts';

/** Takes `from` and `to`, and `identities` before it; columns `person`, `channel`, `day`, `asks`, `answered`. */
export const openedThreads = `
      SELECT
        person, channel, day, asks,
        answered_at >= opened_at AND answered_at <= opened_at + INTERVAL 7 DAY AS answered
      FROM (${threadVoices})`;
