// Recording under consent, for a page that need not care whether there is one: the socket loads with the yes.

import type { Recording, RecordingOptions } from "../record";
import { inSameWords } from "../words";
import { Consent } from "./consent";

export interface PermittedOptions
  extends Omit<RecordingOptions, "consent" | "onWithdrawn" | "onPaused"> {
  /** Where the question is put. */
  readonly host: Element;
  /** Where the small control lives. */
  readonly place: Element;
}

export interface Permitted {
  /** Notes a deliberate act, if the buyer allows it. */
  readonly act: Recording["act"];
  readonly moved: Recording["moved"];
  /** The recording that runs, null where there is no yes. */
  readonly recording: Recording | null;
  readonly consent: Consent;
}

/** Ask if need be, and record from the yes until its withdrawal. */
export function recordIfPermitted(options: PermittedOptions): Permitted {
  let recording: Recording | null = null;
  /** Counts yeses and withdrawals: a script that arrives after a withdrawal starts nothing. */
  let turn = 0;
  const stop = async () => {
    turn++;
    const running = recording;
    recording = null;
    await running?.stop(true);
  };
  const start = async (receipt: string) => {
    const mine = ++turn;
    const { startRecording } = await import("../record");
    if (mine !== turn) return;
    recording = startRecording({
      ...options,
      consent: receipt,
      onPaused: (paused) => consent.paused(paused),
      onWithdrawn: () => {
        consent.gone();
        void stop();
      },
    });
  };
  const consent = new Consent({
    host: options.host,
    place: options.place,
    noticed: inSameWords(`/d/${encodeURIComponent(options.development)}/noticed`),
    method: "banner",
    onYes: (receipt) => void start(receipt),
    onWithdrawn: stop,
  });
  void consent.begin();
  return {
    act: (...words) => recording?.act(...words),
    moved: () => recording?.moved(),
    get recording() {
      return recording;
    },
    consent,
  };
}
