// Sends HTTP requests through a unix socket, whatever host their address names.
import { Agent } from 'node:http';
import { connect } from 'node:net';

class SocketAgent extends Agent {
  readonly #path: string;

  constructor(path: string) {
    super({ keepAlive: true, maxSockets: 16 });
    this.#path = path;
  }

  override createConnection() {
    return connect({ path: this.#path });
  }
}

/** Keeps connections open between requests. */
export function socketAgent(path: string): Agent {
  return new SocketAgent(path);
}
