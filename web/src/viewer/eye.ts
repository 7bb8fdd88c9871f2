/** Height of the eyes of who stands, over the floor, metres. */
export const EYE = 1.6;
