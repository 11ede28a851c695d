// The last 24 hours, hour by hour.
import type { HourAnswer } from '../../answers/ledger.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';
import { sides } from './ledger.tsx';

export function Hours({ hours }: { hours: readonly HourAnswer[] }) {
  const { t, f } = usePage();
  if (hours.length === 0) return <p class="muted">{t.sources.hoursNone}</p>;
  return (
    <details>
      <summary>{t.sources.hours}</summary>
      <Scroll label={t.sources.hours}>
        <table class="wide">
          <thead>
            <tr>
              <th scope="col">{t.sources.hour}</th>
              <th scope="col">{t.sources.columns.sender}</th>
              {sides.map((side) => (
                <th key={side} scope="col" class="number">
                  {t.sources.columns[side]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={`${hour.hour} ${hour.sender}`}>
                <th scope="row" class="nowrap">
                  {f.instant(hour.hour)}
                </th>
                <td>{hour.sender === '' ? t.sources.unknownSender : hour.sender}</td>
                {sides.map((side) => (
                  <td key={side} class="number">
                    {f.number(hour[side])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
