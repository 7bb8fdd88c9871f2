/** A visitor has gone: what they allowed to be noted is handed over, then this browser forgets who they were. */
import { forget, recall } from "../consent/choice";

/** The server's side of it. */
const DOOR = "/consent/leave";
/** Longer than this nobody waits for a server beside the screen, ms. */
const PATIENCE = 5_000;

/**
 * Deliver what is still kept here, have the browser drop the cookie, and forget the yes. False where the server does not
 * answer or is too busy: nothing is forgotten then that would be lost, and it can be tried again.
 */
export async function left(): Promise<boolean> {
  try {
    const store = recall() && (await delivered());
    if (store === "later") return false;
    const answer = await fetch(DOOR, { method: "POST", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return false;
    if (store) await store.purge();
    forget();
    return true;
  } catch {
    return false;
  }
}

/** The browser's queue when all of it is stored by the server; "later" where some is not, null where there is none. */
async function delivered() {
  const [{ openStore }, { chunks, DOOR: rows }] = await Promise.all([
    import("../transport/store"),
    import("../transport/flush"),
  ]);
  const store = await openStore();
  for (const list of chunks((await store?.all()) ?? [])) {
    const answer = await fetch(rows, {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: list,
      signal: AbortSignal.timeout(PATIENCE),
    });
    const receipts = (await answer.json()) as { readonly state?: string }[];
    if (!answer.ok || receipts.some(({ state }) => state === "later")) {
      store?.close();
      return "later" as const;
    }
  }
  return store;
}
