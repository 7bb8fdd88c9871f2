/** All materials in one small texture, so that what shares a shader shares a draw call, whatever it is made of. */
import { Color, DataTexture, FloatType, NearestFilter, RGBAFormat } from "three";
import type { Material } from "../../manifest.gen";

/** Vertex attribute that holds the index of the vertex' material in the manifest. */
export const MATERIAL = "material";

/** Texels a material: colour (linear) and opacity; roughness, metalness, tile's layer (-1: none), tiles a metre. */
export const TEXELS = 2;

/** Panes of glass, as this model of light wants them: reflections fade with opacity. */
const PANE = { opacity: 0.38, roughness: 0.08, metalness: 0.25 };

/** Painted frames and gutters; bare metal would mirror a sky that is too plain for it. */
const MOST_METALNESS = 0.25;

/** Eight numbers a material, in the manifest's order; `layerOf` says which layer of the tiles a file has. */
export function packPalette(
  materials: readonly Material[],
  layerOf: (file: string) => number,
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(Math.max(1, materials.length) * TEXELS * 4);
  for (const [index, material] of materials.entries()) {
    const { r, g, b } = new Color(material.colour);
    const { opacity = 1, roughness = 0.9, metalness = 0 } = material;
    const pane = opacity < 1;
    const hides = pane ? Math.max(opacity, PANE.opacity) : 1;
    const rough = pane ? Math.min(roughness, PANE.roughness) : roughness;
    const metal = pane ? PANE.metalness : Math.min(metalness, MOST_METALNESS);
    const layer = material.texture ? layerOf(material.texture.file) : -1;
    const tiles = material.texture ? 1 / material.texture.metres : 0;
    out.set([r, g, b, hides, rough, metal, layer, tiles], index * TEXELS * 4);
  }
  return out;
}

/** The palette as the vertex shader reads it: a row of texels. */
export function paletteTexture(packed: Float32Array<ArrayBuffer>): DataTexture {
  const texture = new DataTexture(packed, packed.length / 4, 1, RGBAFormat, FloatType);
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}

export const PALETTE_HEAD = /* glsl */ `
uniform highp sampler2D uPalette;
attribute float ${MATERIAL};
varying vec4 vTint;
varying vec4 vFinish;
`;

export const PALETTE_BEGIN = /* glsl */ `
int paletteAt = int(${MATERIAL} + 0.5) * ${TEXELS};
vTint = texelFetch(uPalette, ivec2(paletteAt, 0), 0);
vFinish = texelFetch(uPalette, ivec2(paletteAt + 1, 0), 0);
`;
