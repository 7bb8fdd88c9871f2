/** Height of the eyes of who stands, over the floor, metres. */
export const EYE = 1.6;

/** Vertical field of view from outside, degrees: a 40 mm lens on a full frame. */
export const FIELD_OF_VIEW = 33;
