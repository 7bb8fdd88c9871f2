/** Layers of the tiles are read only where a graphics card draws. */
export const TILED = "MAQUETTE_TILED";
