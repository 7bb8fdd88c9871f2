/** A home's volume drawn over the scene, so that it is seen behind its façade and before it is built. */
import {
  type BufferGeometry,
  Color,
  EdgesGeometry,
  ExtrudeGeometry,
  FrontSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  type Object3D,
  type Ray,
  Raycaster,
  Shape,
} from "three";
import type { Prism } from "../manifest.gen";

/** Opacity of faces and edges where the scene stands before them, and where nothing does. */
const BEHIND = { face: 0.1, edge: 0.4 };
const OPEN = { face: 0.26, edge: 0.95 };

export class Ghost {
  readonly group = new Group();
  readonly #solids: Mesh<BufferGeometry>[] = [];
  /** All that is drawn: whether it is a face, and whether only where nothing stands before it. */
  readonly #drawn: { readonly part: Object3D; readonly face: boolean; readonly open: boolean }[] =
    [];
  readonly #owned: { dispose(): void }[] = [];
  readonly #colour: Color;

  /** `weight` below 1 is for a passing glance. */
  constructor(prisms: readonly Prism[], colour: string, weight: number) {
    this.#colour = new Color(colour);
    for (const prism of prisms) this.#add(prism, weight);
  }

  /** Draw it `lift` metres above its place, as a whole or only `outlined`; of what is `coated` only a shimmer. */
  place(lift: number, outlined: boolean, coated: boolean): void {
    this.group.position.y = lift;
    for (const { part, face, open } of this.#drawn)
      part.visible = coated ? face && !open && !outlined : !(face && outlined);
    this.group.updateMatrixWorld(true);
  }

  /** Metres along `ray` at which it enters the volume, or null. */
  distance(ray: Ray): number | null {
    const caster = new Raycaster(ray.origin, ray.direction);
    return caster.intersectObjects(this.#solids as Object3D[], false)[0]?.distance ?? null;
  }

  #add(prism: Prism, weight: number): void {
    // Shapes lie in the xy plane and grow along z; z of the plan is turned away from y before.
    const shape = new Shape();
    prism.footprint.forEach(([x, z], index) => {
      if (index === 0) shape.moveTo(x, -z);
      else shape.lineTo(x, -z);
    });
    const solid = new ExtrudeGeometry(shape, {
      depth: prism.top - prism.bottom,
      bevelEnabled: false,
    })
      .rotateX(-Math.PI / 2)
      .translate(0, prism.bottom, 0);
    const edges = new EdgesGeometry(solid, 20);
    this.#owned.push(solid, edges);
    for (const [opacity, depthTest] of [
      [BEHIND, false],
      [OPEN, true],
    ] as const) {
      const face = new MeshBasicMaterial({
        color: this.#colour,
        transparent: true,
        opacity: opacity.face * weight,
        depthTest,
        depthWrite: false,
        side: FrontSide,
        toneMapped: false,
        polygonOffset: true,
        polygonOffsetFactor: -2,
        polygonOffsetUnits: -2,
      });
      const line = new LineBasicMaterial({
        color: this.#colour,
        transparent: true,
        opacity: opacity.edge * weight,
        depthTest,
        depthWrite: false,
        toneMapped: false,
      });
      const mesh = new Mesh<BufferGeometry>(solid, face);
      const lines = new LineSegments(edges, line);
      mesh.renderOrder = 3;
      lines.renderOrder = 4;
      this.group.add(mesh, lines);
      this.#drawn.push({ part: mesh, face: true, open: depthTest });
      this.#drawn.push({ part: lines, face: false, open: depthTest });
      if (depthTest) this.#solids.push(mesh);
      this.#owned.push(face, line);
    }
    this.group.updateMatrixWorld(true);
  }

  dispose(): void {
    this.group.removeFromParent();
    for (const one of this.#owned) one.dispose();
  }
}
