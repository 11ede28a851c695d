// How Kafka is doing: whether it answers, how far each partition is behind, which are held and why.
import type { TopicsAnswer } from '../../answers/sources.ts';
import { usePage } from '../../views/page-context.ts';
import { Scroll } from '../../views/page-parts.tsx';

export function Topics({ topics: { connected, lag, held, spilled } }: { topics: TopicsAnswer }) {
  const { t, f } = usePage();
  const why = (topic: string, partition: number) =>
    held.find((one) => one.topic === topic && one.partition === partition);
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">{t.sources.topics}</h2>
      <p>
        {connected ? t.sources.topicsAnswer : <strong class="warn">{t.sources.topicsSilent}</strong>}
        {spilled !== null && spilled.items > 0 && ` ${t.sources.topicsSpilled(f.number(spilled.items))}`}
      </p>
      {lag.length > 0 && (
        <Scroll label={t.sources.topics}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.sources.topic}</th>
                <th scope="col" class="number">
                  {t.sources.partition}
                </th>
                <th scope="col" class="number">
                  {t.sources.behind}
                </th>
                <th scope="col">{t.sources.heldSince}</th>
              </tr>
            </thead>
            <tbody>
              {lag.map(({ topic, partition, lag: records }) => {
                const hold = why(topic, partition);
                return (
                  <tr key={`${topic} ${partition}`}>
                    <th scope="row">{topic}</th>
                    <td class="number">{f.number(partition)}</td>
                    <td class="number">{f.number(records)}</td>
                    <td>{hold !== undefined && `${f.instant(hold.since)} (${hold.reason})`}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
