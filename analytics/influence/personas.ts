// What somebody mostly does, by what they give and what comes back; wording after SWOOP, cut-offs ours.
import type { Persona } from '../../store/rows/role-evidence.ts';

export interface Conduct {
  contributions: number;
  posts: number;
  replies: number;
  responses: number;
}

/** Less than one contribution a fortnight is looking on. */
const observerDays = 14;
/** Twice as much coming back as going out, or half as much, on the scale of log₂. */
const balance = 1;

/** ρ = log₂((responses + 1) / (contributions + 1)) (research/science.md §1.4). */
export function personaOf(
  { contributions, posts, replies, responses }: Conduct,
  windowDays: number,
): Persona {
  if (contributions * observerDays < windowDays) return 'observer';
  const ratio = Math.log2((responses + 1) / (contributions + 1));
  if (ratio > balance) return 'catalyst';
  if (ratio >= -balance) return 'engager';
  return replies >= posts ? 'responder' : 'broadcaster';
}
