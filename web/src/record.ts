// The recording of one visit: attention, deliberate acts and camera poses, sent under the buyer's consent.
import type { Panel, Probe } from "./attention/probe";
import type { Action, Suggestion } from "./wire.gen";

export interface Eye {
  /** Metres in the scene's frame, as in the manifest. */
  readonly eye: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

export interface RecordingOptions {
  readonly probe: Probe;
  /** The element that the view fills; its place on the screen is where the probe's points are. */
  readonly view: Element;
  /** The panels on the page now, the topmost last. */
  readonly panels: () => readonly Panel[];
  /** Where the camera stands now, or null where there is none. */
  readonly pose: () => Eye | null;
  readonly development: string;
  /** Id of the consent's receipt. */
  readonly consent: string;
  readonly onSuggestion: (suggestion: Suggestion) => void;
  /** The server no longer knows this consent: erased or withdrawn elsewhere. */
  readonly onWithdrawn: () => void;
}

/** What was counted since the recording began; ms. */
export interface Totals {
  readonly active: number;
  readonly background: number;
  /** Feature id -> ms. */
  readonly attention: Readonly<Record<string, number>>;
  readonly dropped: number;
  /** Batches not yet acknowledged. */
  readonly waiting: number;
}

export interface Recording {
  act(kind: Action["kind"], feature?: string, stage?: string): void;
  /** The buyer moved the camera by something that is no input of the page's, such as a held gamepad. */
  moved(): void;
  pause(): void;
  resume(): void;
  /** Ends for good; `purge` also deletes what was not sent. */
  stop(purge?: boolean): Promise<void>;
  totals(): Totals;
}

export type StartRecording = (options: RecordingOptions) => Recording;
