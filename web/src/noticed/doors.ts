// A buyer's rights, one request each; every answer is the page's new state.
import { decodeFailure, decodeNoticed, type Noticed } from "../wire.gen";
import { locale } from "../words";

export type Right = "pause" | "resume" | "object" | "erase";

export async function read(): Promise<Noticed> {
  return decodeNoticed(await asked("/noticed.json"));
}

/** Do it, and say what is kept now; rejects with the server's sentence. */
export async function exercise(right: Right): Promise<Noticed> {
  const answer = await asked(`/noticed/${right}`, { method: "POST" });
  return right === "erase" ? read() : decodeNoticed(answer);
}

async function asked(address: string, options: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(address, { ...options, headers: { "Accept-Language": locale() } });
  if (answer.ok) return answer.json();
  throw new Error(await sentence(answer));
}

async function sentence(answer: Response): Promise<string> {
  try {
    const { error, remedy } = decodeFailure(await answer.json());
    return `${error} ${remedy}`.trim();
  } catch {
    return `HTTP ${answer.status}`;
  }
}
