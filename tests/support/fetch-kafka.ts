// Fetches the broker's jars ahead of the tests, so that no test waits for a download.
import { kafkaJars } from './kafka-broker.ts';

await kafkaJars();
