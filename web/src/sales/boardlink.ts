/** The live line to the server: asks for the whole board at every connection, then follows its changes. */

import { io, type Socket } from "socket.io-client";
import { type Board, type BoardChange, decodeBoard, decodeBoardChange } from "../wire.gen";
import { locale } from "../words";

/** How long the server may take to answer, ms. */
const ANSWER_WITHIN = 10_000;

export interface BoardListener {
  board(board: Board): void;
  changed(change: BoardChange): void;
  /** The line is down (with the server's sentence, if it gave one), and is tried again. */
  lost(why: string): void;
}

export class BoardLink {
  readonly #socket: Socket;
  readonly #development: string;
  readonly #listener: BoardListener;

  constructor(development: string, listener: BoardListener) {
    this.#development = development;
    this.#listener = listener;
    this.#socket = io("/sales", {
      transports: ["websocket"],
      reconnectionDelayMax: 5_000,
      // What is pushed is said in the words of this page.
      query: { lang: locale() },
    });
    this.#socket.on("connect", () => void this.#ask());
    this.#socket.on("change", (data: unknown) => listener.changed(decodeBoardChange(data)));
    // The server has missed news of other processes, and does not know which.
    this.#socket.on("again", () => void this.#ask());
    this.#socket.on("disconnect", () => listener.lost(""));
    this.#socket.on("connect_error", (error: Error) =>
      // A refusal is final for Socket.IO, a server that is away is not; only the first has words for people.
      listener.lost(this.#socket.active ? "" : error.message),
    );
  }

  dispose(): void {
    this.#socket.disconnect();
  }

  async #ask(): Promise<void> {
    let answer: unknown;
    try {
      answer = await this.#socket
        .timeout(ANSWER_WITHIN)
        .emitWithAck("board", { development: this.#development });
    } catch {
      this.#socket.disconnect().connect();
      return;
    }
    const refusal = (answer as { error?: string }).error;
    if (refusal) this.#listener.lost(refusal);
    else this.#listener.board(decodeBoard(answer));
  }
}
