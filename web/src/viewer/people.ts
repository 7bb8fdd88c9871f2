/** The figures that a model-maker sets around a building, so that one sees how large it is. */
import {
  type Box3,
  type BufferGeometry,
  CapsuleGeometry,
  Color,
  CylinderGeometry,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  Quaternion,
  SphereGeometry,
  Vector3,
} from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { type Bystander, crowdAround, type Footing, type Outline } from "./crowd";
import type { Sight } from "./sight";

/** As many as there are at most. */
const MOST_PEOPLE = 11;
/** Once nothing has changed for so long, ms, they come to stand on the ground as it is then. */
const PATIENCE = 250;
/** Work on them gives way after so long, ms. */
const SLICE = 4;

const CARD = new Color("#efe9de");
/** What they wear once the model has colours. */
const CLOTHES = ["#8c4a35", "#59646f", "#d9d2c4", "#55684f", "#a98b62", "#3f4550", "#b9a99a"];
const UP = new Vector3(0, 1, 0);

/** They stand on paths, lawns and kerbs, not in pits and on roofs: so far from the ground's height, metres. */
const KERB = 0.4;

/** People around `box` on what `sight` meets near the ground, which is `level` metres high. */
export function peopleAround(box: Box3, level: number, sight: Sight, changed: () => void): People {
  const above = box.max.y + 1;
  const footing = (x: number, z: number) => {
    const down = sight.below(new Vector3(x, above, z), above - level + KERB);
    const height = down === null ? level : above - down;
    return Math.abs(height - level) <= KERB ? height : null;
  };
  return new People(box, footing, changed);
}

export class People {
  readonly mesh: InstancedMesh<BufferGeometry, MeshLambertMaterial>;

  readonly #outline: Outline;
  readonly #footing: Footing;
  readonly #changed: () => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** They stand around `outline` where `footing` bears them; `changed` is told when they do. */
  constructor(outline: Outline, footing: Footing, changed: () => void) {
    this.#outline = outline;
    this.#footing = footing;
    this.#changed = changed;
    this.mesh = new InstancedMesh(figure(), new MeshLambertMaterial(), MOST_PEOPLE);
    this.mesh.count = 0;
    this.mesh.castShadow = true;
    this.mesh.receiveShadow = true;
    // Few enough to be drawn always; where they stand changes.
    this.mesh.frustumCulled = false;
    this.dress(1);
  }

  /** The ground is another: have them stand elsewhere, as soon as it stays. */
  settle(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#walk(crowdAround(this.#outline, this.#footing, MOST_PEOPLE));
    }, PATIENCE);
  }

  #walk(crowd: ReturnType<typeof crowdAround>): void {
    const until = performance.now() + SLICE;
    let step = crowd.next();
    while (!step.done && performance.now() < until) step = crowd.next();
    if (!step.done) {
      this.#waiting = setTimeout(() => this.#walk(crowd));
      return;
    }
    this.#set(step.value);
    this.#changed();
  }

  #set(people: readonly Bystander[]): void {
    const [place, turned, size] = [new Vector3(), new Quaternion(), new Vector3()];
    const matrix = new Matrix4();
    for (const [i, { x, y, z, facing, tall }] of people.entries()) {
      turned.setFromAxisAngle(UP, facing);
      this.mesh.setMatrixAt(i, matrix.compose(place.set(x, y, z), turned, size.setScalar(tall)));
    }
    this.mesh.count = Math.min(MOST_PEOPLE, people.length);
    this.mesh.instanceMatrix.needsUpdate = true;
  }

  /** 1: they are of card as the building is; 0: in their clothes. */
  dress(bare: number): void {
    const colour = new Color();
    for (let i = 0; i < MOST_PEOPLE; i++) {
      colour.set(CLOTHES[i % CLOTHES.length] ?? "#59646f").lerp(CARD, bare);
      this.mesh.setColorAt(i, colour);
    }
    if (this.mesh.instanceColor) this.mesh.instanceColor.needsUpdate = true;
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
    this.mesh.dispose();
  }
}

/** Somebody of height 1 in mid-step, looking along z; feet at the origin. */
function figure(): BufferGeometry {
  const head = new SphereGeometry(0.058, 8, 6).scale(0.88, 1.18, 1).translate(0, 0.93, 0.008);
  const neck = new CylinderGeometry(0.026, 0.03, 0.08, 6).translate(0, 0.85, 0);
  // Shoulders, narrowing to the hips.
  const body = new CylinderGeometry(0.1, 0.076, 0.36, 8).scale(1.2, 1, 0.62).translate(0, 0.645, 0);
  const leg = (side: number) =>
    new CylinderGeometry(0.05, 0.03, 0.49, 6)
      .translate(0, -0.245, 0)
      .rotateX(0.22 * side)
      .translate(0.05 * side, 0.485, 0);
  const arm = (side: number) =>
    new CapsuleGeometry(0.024, 0.32, 2, 6)
      .translate(0, -0.17, 0)
      .rotateX(-0.2 * side)
      .rotateZ(0.14 * side)
      .translate(0.135 * side, 0.8, 0);
  const parts = [head, neck, body, leg(1), leg(-1), arm(1), arm(-1)];
  const whole = mergeGeometries(parts);
  for (const part of parts) part.dispose();
  return whole;
}
