// The socket of one visit: says hello, learns the server's clock, carries batches and brings suggestions.
import { io, type Socket } from "socket.io-client";
import {
  type Batch,
  decodeReceipt,
  decodeSuggestion,
  decodeWelcome,
  type Hello,
  type Receipt,
  type Suggestion,
  type Welcome,
} from "../wire.gen";
import { offsetFrom, wallClock } from "./clock";
import { DOOR } from "./flush";

/** An acknowledgement that takes longer is taken for lost, ms. */
const ANSWER_MS = 10_000;
const PINGS = 3;
/** A socket that has not answered for so long counts as blocked, and batches go by HTTP meanwhile, ms. */
const BLOCKED_AFTER_MS = 8_000;

export interface LineOptions {
  readonly hello: Hello;
  /** The server knows this visit now; `recording` says whether it takes batches. */
  readonly onWelcome: (welcome: Required<Welcome>) => void;
  readonly onSuggestion: (suggestion: Suggestion) => void;
  /** The buyer withdrew or erased, perhaps on another screen. */
  readonly onWithdrawn: () => void;
}

export class Line {
  readonly #socket: Socket;
  readonly #options: LineOptions;
  #greeted = false;
  /** Since when there has been no socket to send by. */
  #silent = performance.now();
  /** Server's clock minus the browser's, ms. */
  offset = 0;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#socket = io({ transports: ["websocket"], reconnectionDelayMax: 30_000 });
    this.#socket.on("connect", () => void this.hello());
    this.#socket.on("disconnect", () => {
      if (this.#greeted) this.#silent = performance.now();
      this.#greeted = false;
    });
    this.#socket.on("suggestion", (data) => options.onSuggestion(decodeSuggestion(data)));
    this.#socket.on("withdrawn", options.onWithdrawn);
  }

  /** Hand a batch over and wait until the server has stored it; rejects where no receipt came. */
  async send(batch: Batch): Promise<Required<Receipt>> {
    if (this.#greeted) return decodeReceipt(await this.#ask("batch", batch));
    const silence = performance.now() - this.#silent;
    if (silence < BLOCKED_AFTER_MS) throw new Error("not connected");
    return post(batch);
  }

  /** Say hello, again if need be: what the server answers may have changed. */
  async hello(): Promise<void> {
    if (!this.#socket.connected) return;
    await this.#greet().catch(() => this.#again());
  }

  close(): void {
    this.#socket.disconnect();
  }

  async #greet(): Promise<void> {
    const welcome = decodeWelcome(await this.#ask("hello", this.#options.hello));
    const pings = [];
    for (let i = 0; i < PINGS; i++) {
      const asked = wallClock();
      const { clock } = decodeWelcome(await this.#ask("clock"));
      pings.push({ asked, answered: wallClock(), server: clock });
    }
    this.offset = offsetFrom(pings);
    this.#greeted = true;
    this.#options.onWelcome(welcome);
  }

  #ask(name: string, ...data: unknown[]): Promise<unknown> {
    return this.#socket.timeout(ANSWER_MS).emitWithAck(name, ...data);
  }

  /** A connection on which hello got no answer is of no use. */
  #again(): void {
    this.#socket.disconnect();
    setTimeout(() => this.#socket.connect(), ANSWER_MS);
  }
}

/** The same batch through the HTTP door, where sockets are blocked. */
async function post(batch: Batch): Promise<Required<Receipt>> {
  const answer = await fetch(DOOR, {
    method: "POST",
    headers: { "Content-Type": "text/plain" },
    body: JSON.stringify([batch]),
  });
  const receipts: unknown = await answer.json();
  return decodeReceipt(Array.isArray(receipts) ? receipts[0] : receipts);
}
