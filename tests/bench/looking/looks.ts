/** Two ways of looking at one building from the same places: rays, as they are shipped, and a small id buffer. */
import { PerspectiveCamera } from "three";
import { Glance } from "maquette/attention/glance";
import { SIGMA } from "maquette/attention/kernel";
import { decodeManifest } from "maquette/manifest.gen";
import { stopsOf } from "maquette/viewer/calendar";
import { Gaze } from "maquette/viewer/gaze";
import { Ghosts } from "maquette/viewer/ghosts";
import { learn } from "maquette/viewer/hierarchy";
import { machineOf } from "maquette/viewer/machine";
import { Maquette } from "maquette/viewer/maquette";
import { Sight } from "maquette/viewer/sight";
import { Unpacking } from "maquette/viewer/unpacking";
import { Volumes } from "maquette/viewer/volumes";
import { IdBuffer } from "./idbuffer";

const [WIDTH, HEIGHT] = [640, 400];
const SLICES = 4;

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

async function begin(stage: string) {
  const canvas = document.getElementById("canvas") as HTMLCanvasElement;
  const manifest = decodeManifest(await (await fetch("build/manifest.json")).json());
  const machine = machineOf(canvas, "?quality=low");
  if (!machine) throw new Error("no WebGL");
  const theme = { dark: false, paper: "#ffffff", mark: "#000000", accent: "#000000" };
  const nothing = () => undefined;
  const stops = stopsOf(manifest, 1e9);
  const options = {
    canvas, manifest, stops, theme, address: "build/", search: "?quality=low", still: true,
    hidden: () => false, seen: nothing, picked: nothing, hovered: nothing, rested: nothing,
    walked: nothing, lit: nothing,
  };
  const maquette = new Maquette(options, machine, nothing);
  const { signal } = new AbortController();
  await maquette.load(new Unpacking().begin(manifest, "build/"), signal, nothing);
  const stop = stops.find(({ id }) => id === stage) ?? stops[0];
  if (!stop) throw new Error("no stage");
  maquette.show({ ...stop, reached: stop.stage }, false);
  maquette.renderer.setSize(WIDTH, HEIGHT, false);
  const sight = new Sight(maquette.states.current, maquette.opened, () => maquette.table());
  await learn(sight, maquette.parts, signal);
  const ghosts = new Ghosts(maquette.scene, manifest, "#000000");
  const gaze = new Gaze(manifest, () => sight, ghosts);
  const camera = new PerspectiveCamera(33, WIDTH / HEIGHT, 0.4, 2000);
  const { features, elements } = manifest;
  const own = (element: number) => {
    const feature = features[elements.feature[element] ?? -1];
    return feature ? feature.unit || feature.id : null;
  };
  const volumes = new Volumes(features);
  const sigma = SIGMA * HEIGHT;
  const bufferOf = (width: number, height: number) =>
    new IdBuffer(maquette, volumes, own, width, height, (x, y) =>
      Math.exp(
        -(((x / width - 0.5) * WIDTH) ** 2 + ((y / height - 0.5) * HEIGHT) ** 2) / (2 * sigma ** 2),
      ),
    );
  const buffers = [bufferOf(64, 40), bufferOf(96, 60)];
  let revision = 0;
  const glance = new Glance(
    {
      get revision() { return revision; },
      stage, width: WIDTH, height: HEIGHT,
      featuresAt: (points) =>
        Array.from({ length: points.length / 2 }, (_, i) =>
          gaze.featureAt((points[2 * i] ?? 0) / WIDTH, (points[2 * i + 1] ?? 0) / HEIGHT, camera),
        ),
    },
    () => performance.now(),
  );
  const view = { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };
  const screen = { width: WIDTH, height: HEIGHT, view, panels: [], key: "" };

  /** Look from `eye` at `target` in all ways, a frame being drawn as ever. */
  return async (eye: [number, number, number], target: [number, number, number]) => {
    camera.position.set(...eye);
    camera.lookAt(...target);
    camera.updateMatrixWorld();
    await frame();
    const asked = performance.now();
    maquette.draw(camera, 0.016, false, true);
    const drawn = await buffers[0]?.done(asked);
    revision++;
    const slices = [];
    for (let i = 0; i < SLICES; i++) {
      await frame();
      const began = performance.now();
      glance.look(screen, { x: WIDTH / 2, y: HEIGHT / 2 });
      slices.push(performance.now() - began);
    }
    const shares: Record<string, number> = {};
    for (const { feature, attention } of glance.shares())
      shares[feature ?? ""] = (shares[feature ?? ""] ?? 0) + attention;
    const looks = [];
    for (const buffer of buffers) looks.push(await buffer.look(camera, frame));
    const matrices = [camera.projectionMatrix.elements, camera.matrixWorldInverse.elements];
    return { drawn, slices, shares, looks, matrices };
  };
}

Object.assign(window, { begin });
