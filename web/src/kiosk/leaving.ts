/** A visitor has gone: what they allowed to be noted is handed over, then this browser forgets who they were. */
import { forget, recall } from "../consent/choice";
// Here from the beginning: what a browser could not load once, when the server was away, it may never load.
import { chunks, DOOR as ROWS } from "../transport/flush";
import { openStore, purgeStore } from "../transport/store";

/** The server's side of it. */
const CONSENT = "/consent";
/** Longer than this nobody waits for a server beside the screen, ms. */
const PATIENCE = 5_000;
/** Kept while the server has not let go of who has gone: the page may be loaded again meanwhile. */
const GONE = "maquette.gone";

/** Of whoever stood here before: until the server has let go of them nobody may go anywhere in their name. */
export class Leaving {
  #pending = kept((storage) => storage.getItem(GONE) !== null) ?? false;
  #trying: Promise<boolean> | null = null;

  /** Somebody has gone, and this browser still has them. */
  get pending(): boolean {
    return this.#pending;
  }

  /** Their visitor has gone, and with them what was kept until then. */
  begin(): void {
    this.#pending = true;
    kept((storage) => {
      storage.clear();
      storage.setItem(GONE, "");
    });
  }

  /** Ask the server, which may have been asked before; true when the browser is nobody's. */
  done(): Promise<boolean> {
    this.#trying ??= left().then((gone) => {
      this.#trying = null;
      if (!gone) return false;
      this.#pending = false;
      kept((storage) => storage.removeItem(GONE));
      return true;
    });
    return this.#trying;
  }
}

/**
 * Deliver what is still kept here, have the browser drop the cookie, and forget the yes. False where the server does not
 * answer or is too busy: nothing is forgotten then that would be lost, and it can be tried again.
 */
export async function left(): Promise<boolean> {
  try {
    const choice = recall();
    // A withdrawal that could not be told yet goes first: afterwards nobody could say whose it was.
    if (choice?.withdrawn) await answered(CONSENT, { method: "DELETE" });
    else if (choice) await deliver();
    await answered(`${CONSENT}/leave`, { method: "POST" });
    // Where the browser keeps no batches there are none to delete.
    if (choice) await purgeStore().catch(() => undefined);
    forget();
    return true;
  } catch {
    return false;
  }
}

/** Have the server store the browser's queue; rejects where some of it is not. */
async function deliver(): Promise<void> {
  const store = await openStore();
  try {
    for (const body of chunks((await store?.all()) ?? [])) {
      const headers = { "Content-Type": "text/plain" };
      const answer = await answered(ROWS, { method: "POST", headers, body });
      const receipts = (await answer.json()) as { readonly state?: string }[];
      if (receipts.some(({ state }) => state === "later")) throw new Error("The server is busy.");
    }
  } finally {
    store?.close();
  }
}

async function answered(address: string, asked: RequestInit): Promise<Response> {
  const answer = await fetch(address, { ...asked, signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer;
}

/** What `use` gives of the storage that lasts as long as the display's window; null where the browser has none. */
function kept<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
