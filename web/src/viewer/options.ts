/** What the page gives to the viewer, and what it may read from it. */
import type { Manifest } from "../manifest.gen";
import type { Stop } from "./calendar";
import type { Memory } from "./memory";
import type { Quality } from "./quality";
import type { Unpacking } from "./unpacking";

/** CSS pixels of the view that panels cover, from each side. */
export interface Covered {
  /** The same without the caption and the tools, which make way for a line between two moments. */
  readonly columns?: Covered;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Theme {
  readonly dark: boolean;
  readonly paper: string;
  readonly mark: string;
  readonly accent: string;
}

export interface ViewerOptions {
  readonly canvas: HTMLCanvasElement;
  readonly manifest: Manifest;
  /** The time line, as `calendar` lays it out. */
  readonly stops: readonly Stop[];
  /** Where the chunks are, with a slash at the end. */
  readonly address: string;
  /** Brings them, where somebody began to before there was a viewer. */
  readonly unpacking?: Unpacking;
  readonly theme: Theme;
  readonly search: string;
  /** Motion is unwelcome: cut instead of flying. */
  readonly still: boolean;
  /** Whether something lies over the view until all of the building is on show. */
  readonly hidden: () => boolean;
  /** All of the building is on show; pointing at it comes a little later. */
  readonly seen: () => void;
  /** A unit under a tap, or null for none. */
  readonly picked: (unit: string | null) => void;
  /** A unit under the resting mouse, or null. */
  readonly hovered: (unit: string | null) => void;
  /** The camera has come to rest somewhere else. */
  readonly rested: () => void;
  /** Who stands inside has moved or turned; told with every such frame. */
  readonly walked: () => void;
  /** The light has changed: the paper behind the model is of this colour now ("#rrggbb"), and maybe as dark as ink. */
  readonly lit: (paper: string, night: boolean) => void;
}

/** What the page may read, for tests and for nothing else. */
export interface SceneState {
  readonly draws: number;
  readonly triangles: number;
  readonly shown: number;
  readonly underConstruction: number;
  readonly quality: Quality;
  readonly frames: number;
  /** Shader programs that were made. */
  readonly programs: number;
  /** What stands at the moment that is compared with the one on show, and the stage of its openness; null for none. */
  readonly beside: { readonly shown: number; readonly occlusion: number } | null;
  /** The stage whose volume of openness is on show, -1 for none. */
  readonly occlusion: number;
  /** Whether homes are painted on what is built of them. */
  readonly painted: boolean;
  /** People who stand around it. */
  readonly people: number;
  /** Degrees of the sun above the horizon. */
  readonly sun: number;
  /** Pixels of the picture a CSS pixel. */
  readonly ratio: number;
  /** Texels along a side of the sun's shadows, 0 for none. */
  readonly shadows: number;
  /** Bytes on the graphics card. */
  readonly memory: Memory;
}
