// The server's side of a yes and of its withdrawal.
import { type ConsentGiven, decodeConsentReceipt, decodeFailure } from "../wire.gen";
import { locale } from "../words";

const DOOR = "/consent";

/** Sent and answered wrongly: `message` is a sentence for the buyer, from the server where it gave one. */
export class DoorError extends Error {
  override name = "DoorError";
}

/** Give the yes; answers with the id of its receipt. */
export async function give(given: ConsentGiven): Promise<string> {
  return decodeConsentReceipt(await asked("POST", given)).consent;
}

/** Withdraw it; from here on the server takes nothing more from this browser. */
export async function withdraw(): Promise<void> {
  await asked("DELETE");
}

async function asked(method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(DOOR, {
    method,
    // A refusal is said in the words of this page.
    headers: { "Content-Type": "application/json", "Accept-Language": locale() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new DoorError(failure(text) ?? `HTTP ${answer.status}`);
  return text === "" ? null : JSON.parse(text);
}

function failure(text: string): string | null {
  try {
    const { error, remedy } = decodeFailure(JSON.parse(text));
    return `${error} ${remedy}`.trim();
  } catch {
    return null;
  }
}
