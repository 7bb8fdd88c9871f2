/**
 * Shader text that is there only while something on show asks for it, each part by the name of its define.
 *
 * What is left out need not be compiled before the first picture. Where nothing is ever discarded, graphics cards
 * find out what is hidden before they shade it.
 */

/** The building is cut along a plane. */
export const CUT_OPEN = "MAQUETTE_CUT_OPEN";
/** Finishes are chosen for the open home. */
export const DRESSED = "MAQUETTE_DRESSED";
/** It is dark enough for lamps. */
export const LAMPLIT = "MAQUETTE_LAMPLIT";
/** Homes are painted on the building. */
export const PAINTED = "MAQUETTE_PAINTED";
/** Light passes the surface: never so for what is opaque. */
export const PANE = "MAQUETTE_PANE";

/** What comes and goes with what is on show. */
export type Sparing = typeof CUT_OPEN | typeof DRESSED | typeof LAMPLIT | typeof PAINTED;
