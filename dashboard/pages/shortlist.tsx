// Whom to invite: a set of names, a sentence for each, and what is lost if one declines.
import type { Candidate, ShortlistAnswer } from '../answers/shortlist.ts';
import { addressOf } from '../addresses.ts';
import { CandidateFacts } from '../views/candidate-facts.tsx';
import { usePage } from '../views/page-context.ts';
import { Nothing, Question, SmallPrint } from '../views/page-parts.tsx';
import { PriceOfDiversity } from '../views/price-of-diversity.tsx';

export function ShortlistPage({ answer }: { answer: ShortlistAnswer }) {
  const { t } = usePage();
  const { set, alternates, scope, name, shareOfBest, wordOfMouth } = answer;
  return (
    <>
      <Question
        answer={set.length === 0 ? `${t.shortlist.none}.` : t.shortlist.answer(set.length, answer.reached)}
      >
        {t.shortlist.question(name)}
      </Question>
      {scope !== '' && (
        <p>
          <a href={addressOf(scope)}>{t.community.question(name)}</a>
        </p>
      )}
      {set.length === 0 ? (
        <Nothing title={t.shortlist.none}>{t.shortlist.noneHint}</Nothing>
      ) : (
        <>
          <p class="lead">
            {t.shortlist.careful} {shareOfBest !== null && t.influence.guarantee(shareOfBest)}{' '}
            {wordOfMouth !== null && t.influence.wordOfMouth(wordOfMouth)}
          </p>
          <section aria-labelledby="set">
            <h2 id="set">{t.shortlist.set}</h2>
            <Names people={set} withLoss />
          </section>
        </>
      )}
      {alternates.length > 0 && (
        <section aria-labelledby="alternates">
          <h2 id="alternates">{t.shortlist.alternates}</h2>
          <p class="muted">{t.shortlist.alternatesLead}</p>
          <Names people={alternates} />
        </section>
      )}
      <PriceOfDiversity answer={answer} />
      <SmallPrint analysis={answer.analysis}>
        {t.shortlist.small} {t.shortlist.logged}
      </SmallPrint>
    </>
  );
}

function Names({ people, withLoss = false }: { people: readonly Candidate[]; withLoss?: boolean }) {
  const { t } = usePage();
  return (
    <ul class="names">
      {people.map((candidate, index) => (
        <li key={index}>
          <h3>{candidate.name === '' ? t.shortlist.unknownName : candidate.name}</h3>
          <p class="muted">
            {[candidate.department, candidate.site].filter((part) => part !== '').join(' · ')}
          </p>
          <p>
            {t.shortlist.sentence(candidate, withLoss && index === 0)}
            {withLoss && ` ${t.shortlist.declined(candidate.lost)}`}
          </p>
          <CandidateFacts candidate={candidate} />
        </li>
      ))}
    </ul>
  );
}
