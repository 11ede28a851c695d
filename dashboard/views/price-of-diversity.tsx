// What a wider spread over departments costs: a small table, each line a link to the list as it would then be.
import type { ShortlistAnswer } from '../answers/shortlist.ts';
import { withQuery } from '../addresses.ts';
import { usePage } from './page-context.ts';
import { Scroll } from './page-parts.tsx';

export function PriceOfDiversity({ answer }: { answer: ShortlistAnswer }) {
  const { t, f, url } = usePage();
  const { choices, cap } = answer;
  if (choices.length === 0) return null;
  return (
    <section aria-labelledby="spread">
      <h2 id="spread">{t.influence.spread}</h2>
      <p class="muted">{t.influence.spreadLead}</p>
      <Scroll label={t.influence.spread}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.influence.fromOneDepartment}</th>
              <th scope="col" class="number">
                {t.influence.names}
              </th>
              <th scope="col" class="number">
                {t.influence.departments}
              </th>
              <th scope="col" class="number">
                {t.influence.reached}
              </th>
              <th scope="col" class="number">
                {t.influence.drawnIn}
              </th>
            </tr>
          </thead>
          <tbody>
            {choices.map((choice) => (
              <tr key={choice.cap} aria-current={choice.cap === cap ? 'true' : undefined}>
                <th scope="row">
                  <a href={withQuery(url, { cap: choice.cap === 0 ? null : String(choice.cap) })}>
                    {t.influence.choice(choice)}
                  </a>
                </th>
                <td class="number">{f.number(choice.names)}</td>
                <td class="number">{f.number(choice.departments)}</td>
                <td class="number">{f.figure(choice.reached)}</td>
                <td class="number">{f.percent(choice.shareOfWidest)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
