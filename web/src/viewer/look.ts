/** The materials: model-making while bare, real colours when finished; each element shown as its state says. */
import {
  type Box3,
  Color,
  DoubleSide,
  type IUniform,
  type Material,
  MeshDepthMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
  Sphere,
  type Texture,
  Vector4,
  type WebGLProgramParametersWithUniforms,
  type WebGLRenderer,
} from "three";
import type { Material as Described } from "../manifest.gen";
import type { Daylight } from "./daylight";
import type { Quality } from "./quality";
import type { States } from "./states";
import type { Backdrop } from "./surface/backdrop";
import { Coat, type Painting } from "./surface/coat";
import { FINISH_END, FINISH_HEAD, FINISH_LIGHT, FINISH_SURFACE } from "./surface/finish";
import { OPEN, type Openness } from "./surface/openness";
import { PALETTE_BEGIN, PALETTE_HEAD, packPalette, paletteTexture } from "./surface/palette";
import { CUT, CUT_HEAD, PRESENCE_BEGIN, PRESENCE_END, PRESENCE_HEAD } from "./surface/presence";
import { PAINTED, PANE, type Sparing } from "./surface/sparing";
import { TILED } from "./surface/tiled";
import { layersOf, Tiles } from "./surface/tiles";

export type { Openness } from "./surface/openness";
export { MATERIAL } from "./surface/palette";
export { ELEMENT } from "./surface/presence";

/** Where the fading into the page begins and ends, in radii of the building. */
const NEAR = 1.35;
const FAR = 2.5;
/** What is cut, as the screen has it. */
const POCHE = "#7d7166";

export class Look {
  readonly #mark = new Color("#c98a2b");
  readonly #states: IUniform<Texture>;
  readonly #rise: IUniform<number> = { value: 0 };
  readonly #bare: IUniform<number> = { value: 0 };
  readonly #lamps: IUniform<number> = { value: 0 };
  readonly #indoors: IUniform<number> = { value: 0 };
  readonly #dim: IUniform<number> = { value: 0 };
  readonly #tiled: IUniform<number> = { value: 0 };
  readonly #mirrored: IUniform<number> = { value: 0 };
  readonly #sky = { zenith: new Color(), horizon: new Color(), table: new Color() };
  readonly #poche = new Color(POCHE).convertLinearToSRGB();
  /** Where the fading into the page begins and ends: around x and z, from and to so many metres. */
  readonly reach = new Vector4();
  readonly #uniforms: Record<string, IUniform>;
  readonly #made = new Map<string, Material>();
  /** What the shaders are asked for at present. */
  readonly #asked = new Set<Sparing>();
  /** The homes that are painted. */
  readonly coat = new Coat();
  readonly #tiles: Tiles;
  readonly #palette: ReturnType<typeof paletteTexture>;
  readonly #openness: Openness;
  /** Casts the shadows of what is there. */
  readonly depth: Material;

  constructor(
    readonly described: readonly Described[],
    states: States,
    readonly quality: Quality,
    box: Box3,
    backdrop: Backdrop,
    opened: Record<string, IUniform>,
    openness: Openness = OPEN,
  ) {
    const around = box.getBoundingSphere(new Sphere());
    const { x, z } = around.center;
    this.reach.set(x, z, around.radius * NEAR, around.radius * FAR);
    this.#openness = openness;
    this.#tiles = new Tiles(layersOf(described));
    const { files } = this.#tiles;
    this.#palette = paletteTexture(packPalette(described, (file) => files.indexOf(file)));
    this.#states = { value: states.texture };
    this.#uniforms = {
      uStates: this.#states,
      uRise: this.#rise,
      uMark: { value: this.#mark },
      uCard: { value: new Color("#e9e2d6") },
      uBare: this.#bare,
      uLamps: this.#lamps,
      uIndoors: this.#indoors,
      uDim: this.#dim,
      uZenith: { value: this.#sky.zenith },
      uHorizon: { value: this.#sky.horizon },
      uTable: { value: this.#sky.table },
      uMirrored: this.#mirrored,
      uReach: { value: this.reach },
      uFootprint: { value: footprintOf(box) },
      ...backdrop.uniforms,
      uPalette: { value: this.#palette },
      uTiles: { value: this.#tiles.texture },
      uTiled: this.#tiled,
      uPoche: { value: this.#poche },
      ...opened,
      ...openness.uniforms,
      ...this.coat.uniforms,
    };
    this.depth = this.#standing(new MeshDepthMaterial({ side: DoubleSide }));
  }

  /**
   * The one material of all opaque things, or of all glass; `flat` for parts without normals. Made once.
   *
   * Geometries have, a vertex, the index of its element (`ELEMENT`) and of its material (`MATERIAL`).
   */
  surface(flat: boolean, glass: boolean): Material {
    return this.#once(`${flat} ${glass}`, () => this.#painted(this.#plain(flat, glass)));
  }

  /** Bring in the textures from under `address`; true when the picture is another for it. */
  async dress(
    address: string,
    { capabilities }: WebGLRenderer,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (this.quality === "low") return false;
    // Not asked before: the answer comes when the card is done with all that it was given to draw.
    const finest = () => capabilities.getMaxAnisotropy();
    if (!(await this.#tiles.load(address, finest, signal))) return false;
    this.#tiled.value = 1;
    return true;
  }

  /** Which elements stand: the states of the moment that is drawn next. */
  set states({ texture }: States) {
    this.#states.value = texture;
  }

  /** How far new elements still hang over their place, metres. */
  set rise(value: number) {
    this.#rise.value = value;
  }

  /** 1: all is card; 0: all has its own colour. */
  set bare(value: number) {
    this.#bare.value = value;
  }

  /** How far into the evening it is: 0 no lamp is lit, 1 all that will be are. */
  set lamps(value: number) {
    this.#lamps.value = value;
  }

  /** 1 for eyes in the building, 0 for eyes before it: panes and lamps look another way then. */
  set indoors(value: number) {
    this.#indoors.value = value;
  }

  /** Have the shaders do what `part` is for, or spare them; made once each, and kept. */
  needs(part: Sparing, needed: boolean): void {
    if (this.#asked.has(part) === needed) return;
    if (needed) this.#asked.add(part);
    else this.#asked.delete(part);
    for (const material of [...this.#made.values(), this.depth]) {
      const { [part]: _, ...others } = material.defines ?? {};
      material.defines = needed ? { ...others, [part]: "" } : others;
      material.needsUpdate = true;
    }
  }

  /** Paint homes as `painting` says; null for none. */
  paint(painting: Painting | null): void {
    this.coat.wear(painting);
    // Whoever has looked at one home looks at others, too: what was made for it stays.
    if (painting) this.needs(PAINTED, true);
  }

  /** What is under construction, and the sky that smooth things mirror. */
  tint(mark: string, { zenith, horizon, table, mirrored, lamps }: Daylight): void {
    this.#mark.set(mark);
    this.#sky.zenith.copy(zenith);
    this.#sky.horizon.copy(horizon);
    this.#sky.table.copy(table);
    this.#mirrored.value = mirrored;
    // Lamps are lit when it has grown dim.
    this.#dim.value = lamps;
  }

  /** What the card holds for the surfaces' looks. */
  get textures(): readonly Texture[] {
    return [this.#palette, this.#tiles.texture, ...this.coat.textures];
  }

  #once(key: string, make: () => Material): Material {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }

  #plain(flatShading: boolean, glass: boolean): Material {
    const shared = {
      flatShading,
      side: DoubleSide,
      transparent: glass,
      depthWrite: !glass,
      // Panes are thin: back and front in one go are half the draw calls.
      forceSinglePass: true,
      // Panes and their frames share planes in many models.
      polygonOffset: glass,
      polygonOffsetFactor: -1,
    };
    const low = this.quality === "low";
    const made = low ? new MeshLambertMaterial(shared) : new MeshStandardMaterial(shared);
    made.defines = { ...made.defines };
    for (const part of [...this.#asked, ...(glass ? [PANE] : []), ...(low ? [] : [TILED])])
      made.defines[part] = "";
    return made;
  }

  #standing<T extends Material>(material: T): T {
    material.onBeforeCompile = (shader) => this.#stand(shader);
    material.customProgramCacheKey = () => "maquette-depth";
    return material;
  }

  #stand(shader: WebGLProgramParametersWithUniforms): void {
    Object.assign(shader.uniforms, this.#uniforms);
    shader.fragmentShader = (CUT_HEAD + shader.fragmentShader).replace(
      "#include <clipping_planes_fragment>",
      `#include <clipping_planes_fragment>\n${CUT}`,
    );
    shader.vertexShader = (PRESENCE_HEAD + shader.vertexShader)
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${PRESENCE_BEGIN}`)
      .replace("#include <project_vertex>", `#include <project_vertex>\n${PRESENCE_END}`);
  }

  #painted<T extends Material>(material: T): T {
    material.onBeforeCompile = (shader) => {
      this.#stand(shader);
      shader.vertexShader = (PALETTE_HEAD + shader.vertexShader).replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>\n${PALETTE_BEGIN}`,
      );
      shader.fragmentShader = (FINISH_HEAD + this.#openness.glsl + shader.fragmentShader)
        .replace("#include <normal_fragment_maps>", FINISH_SURFACE)
        .replace("#include <aomap_fragment>", FINISH_LIGHT)
        .replace("#include <dithering_fragment>", `${FINISH_END}\n#include <dithering_fragment>`);
    };
    material.customProgramCacheKey = () => "maquette-painted";
    return material;
  }

  dispose(): void {
    for (const material of this.#made.values()) material.dispose();
    this.depth.dispose();
    this.#palette.dispose();
    this.#tiles.dispose();
  }
}

/** Middle and half size of `box` on plan. */
function footprintOf({ min, max }: Box3): Vector4 {
  const [x, z] = [(min.x + max.x) / 2, (min.z + max.z) / 2];
  return new Vector4(x, z, max.x - x, max.z - z);
}
