// Finds a port and listens: the asked-for one or none, else the default or the next free one.
import type { FastifyInstance } from 'fastify';
import { OperatorError } from '../core/errors.ts';

export const defaultPort = 4780;
const attempts = 50;

/**
 * Returns the address people open.
 * @throws OperatorError `PORT_TAKEN` when the port that was asked for is in use.
 */
export async function listen(app: FastifyInstance, host: string, port: number | undefined): Promise<string> {
  const candidates =
    port === undefined ? Array.from({ length: attempts }, (_, i) => defaultPort + i) : [port];
  for (const candidate of candidates) {
    try {
      return await app.listen({ host, port: candidate });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new OperatorError(
    port === undefined
      ? `Ports ${defaultPort} to ${defaultPort + attempts - 1} are all in use. Set TABLEE_PORT to a free one.`
      : `Port ${port} is in use. Set TABLEE_PORT to a free one, or leave it unset to take the next free one.`,
    { code: 'PORT_TAKEN' },
  );
}
