import { type Design, isNew } from './types';

type Node = Record<string, unknown>;

/**
 * The ids of elements, as this page and as the server knows them. Elements get an id when they are made, which they keep for as long
 * as the page is there, whatever the server calls them: selection, places and steps to take back hold on to it.
 */
export class Identities {
  private readonly toServer = new Map<string, string>();
  private readonly toLocal = new Map<string, string>();
  /** What the server's draft has just now: it refuses others. */
  private known = new Set<string>();

  /** The document as it is sent. Elements that the server's draft has not are sent without an id, and get one. */
  toWire(design: Design): unknown {
    return map(design, (id) => {
      const server = this.serverId(id);
      return this.known.has(server) ? server : undefined;
    });
  }

  /** Ids that the server gave to elements of the design, and that its draft has no more: of what was taken away and came back. */
  lost(design: Design): string[] {
    const ids: string[] = [];
    map(design, (id) => {
      const server = this.serverId(id);
      if (!isNew(server) && !this.known.has(server)) {
        ids.push(server);
      }
      return id;
    });
    return ids;
  }

  serverId(id: string): string {
    return this.toServer.get(id) ?? id;
  }

  localId(id: string): string {
    return this.toLocal.get(id) ?? id;
  }

  /** The server's document, with the ids of this page. */
  fromWire(design: Design): Design {
    this.known = new Set();
    return map(design, (id) => {
      this.known.add(id);
      return this.localId(id);
    }) as Design;
  }

  /** The same document with the ids of this page, where it is not (yet) what the draft is. */
  localized(design: Design): Design {
    return map(design, (id) => this.localId(id)) as Design;
  }

  /** What the server made of what was sent, with the ids of this page. */
  learn(sent: Design, answer: Design): Design {
    this.pair(sent, answer);
    return this.fromWire(answer);
  }

  entries(): Array<[string, string]> {
    return [...this.toServer];
  }

  restore(entries: ReadonlyArray<[string, string]>): void {
    for (const [local, server] of entries) {
      this.put(local, server);
    }
  }

  private put(local: string, server: string): void {
    if (local !== server) {
      this.toServer.set(local, server);
      this.toLocal.set(server, local);
    }
  }

  private pair(sent: unknown, answer: unknown): void {
    if (Array.isArray(sent) && Array.isArray(answer)) {
      for (const [index, item] of sent.entries()) {
        this.pair(item, partner(item, index, answer));
      }
    } else if (isNode(sent) && isNode(answer)) {
      if (typeof sent['id'] === 'string' && typeof answer['id'] === 'string') {
        this.put(sent['id'], answer['id']);
      }
      for (const key of Object.keys(sent)) {
        this.pair(sent[key], answer[key]);
      }
    }
  }
}

/** The same element in the answer: by its name, with relations also by where they start, else by its place. */
function partner(item: unknown, index: number, list: unknown[]): unknown {
  if (!isNode(item) || typeof item['name'] !== 'string') {
    return list[index];
  }
  return list.find((other) => isNode(other) && other['name'] === item['name'] && other['from'] === item['from']);
}

/** All ids of a document. */
export function idsOf(design: Design): Set<string> {
  const ids = new Set<string>();
  map(design, (id) => {
    ids.add(id);
    return id;
  });
  return ids;
}

function map(value: unknown, id: (id: string) => string | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => map(item, id));
  }
  if (!isNode(value)) {
    return value;
  }
  const result: Node = {};
  for (const [key, child] of Object.entries(value)) {
    if (key === 'default') {
      result[key] = child;
    } else if (key === 'id' && typeof child === 'string') {
      const other = id(child);
      if (other !== undefined) {
        result[key] = other;
      }
    } else {
      result[key] = map(child, id);
    }
  }
  return result;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
