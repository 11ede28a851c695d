// What the risk of silence told, and how often it came true, by tenth.
import type { CountingAnswer } from '../answers/counting.ts';
import { usePage } from './page-context.ts';
import { Scroll } from './page-parts.tsx';

export function CalibrationTable({ silence }: { silence: NonNullable<CountingAnswer['silence']> }) {
  const { t, f } = usePage();
  const { calibration, basis } = silence;
  const { rows, communities, auc, ece, deciles } = calibration;
  return (
    <section aria-labelledby="calibration">
      <h2 id="calibration">{t.outlook.calibration}</h2>
      <p>
        {t.outlook.basis[basis]} {t.outlook.calibrationLead(rows, communities, auc, ece)}
      </p>
      <Scroll label={t.outlook.calibration}>
        <table>
          <thead>
            <tr>
              {[t.outlook.told, t.outlook.cameTrue, t.outlook.times].map((title) => (
                <th key={title} scope="col" class="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deciles.map(({ told, cameTrue, rows: times }, i) => (
              <tr key={i}>
                <td class="number">{f.decimal(100 * told, 1)}</td>
                <td class="number">{f.decimal(100 * cameTrue, 1)}</td>
                <td class="number">{f.number(times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
