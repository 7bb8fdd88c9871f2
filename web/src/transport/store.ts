// Batches that outlive the tab: IndexedDB, opened only under a consent, deleted with its withdrawal.
import { deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Batch } from "../wire.gen";

const NAME = "maquette";
const BATCHES = "batches";

/** Where batches wait for their acknowledgement. */
export interface Store {
  put(batch: Batch): Promise<void>;
  remove(id: string): Promise<void>;
  all(): Promise<Batch[]>;
  /** Close and delete everything. */
  purge(): Promise<void>;
  close(): void;
}

/** A browser that has not opened its database by then, ms, is taken to have none: what waits for it grows. */
export const PATIENCE_MS = 10_000;

/** The browser's database; where it is refused (private windows, full disk) batches live in memory alone. */
export function openStore(): Promise<Store | null> {
  return new Promise((opened) => {
    const late = setTimeout(() => opened(null), PATIENCE_MS);
    open()
      .then((db) => opened(new Database(db)))
      .catch(() => opened(null))
      .finally(() => clearTimeout(late));
  });
}

async function open(): Promise<IDBPDatabase> {
  return openDB(NAME, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(BATCHES, { keyPath: "id" }),
    // Another tab deletes it: a withdrawal must not wait for this tab.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });
}

/** Delete the database without opening it. */
export async function purgeStore(): Promise<void> {
  await deleteDB(NAME);
}

class Database implements Store {
  readonly #db: IDBPDatabase;

  constructor(db: IDBPDatabase) {
    this.#db = db;
  }

  async put(batch: Batch): Promise<void> {
    await this.#db.put(BATCHES, batch);
  }

  async remove(id: string): Promise<void> {
    await this.#db.delete(BATCHES, id);
  }

  all(): Promise<Batch[]> {
    return this.#db.getAll(BATCHES);
  }

  async purge(): Promise<void> {
    this.#db.close();
    await purgeStore();
  }

  close(): void {
    this.#db.close();
  }
}
