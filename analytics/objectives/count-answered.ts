// Of the threads opened in four weeks, to how many did somebody else answer within seven days?
import type { ThreadsOfWeek } from '../../store/queries/threads-counted.ts';
import type { ThreadEvidence } from '../../store/rows/community-evidence.ts';

/** The four weeks end a week early, so that every thread had its seven days. */
const weeksCounted = 4;

/**
 * As seen at the end of the week `weeksAgo`. Where a tool marks questions only these are counted: an announcement
 * waits for nobody's answer.
 */
export function countAnswered(threads: readonly ThreadsOfWeek[], weeksAgo: number): ThreadEvidence {
  const counted = threads.filter(
    ({ weeks_ago }) => weeks_ago > weeksAgo && weeks_ago <= weeksAgo + weeksCounted,
  );
  const total = (count: (week: ThreadsOfWeek) => number) =>
    counted.reduce((sum, week) => sum + count(week), 0);
  const questions = total((week) => week.questions);
  if (questions > 0) {
    return { opened: questions, answered: total((week) => week.questions_answered), questionsOnly: true };
  }
  return {
    opened: total((week) => week.opened),
    answered: total((week) => week.answered),
    questionsOnly: false,
  };
}
