// ThatOpen's engine as its own documentation sets it up: a worker, one model, one frame of all of it.
import { FragmentsModels } from "@thatopen/fragments";
import {
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from "three";

const renderer = new WebGLRenderer({ canvas: document.getElementById("canvas") });
renderer.setSize(innerWidth, innerHeight, false);
const scene = new Scene();
scene.add(new HemisphereLight("#fff", "#ccc", 1), new DirectionalLight("#fff", 2));
const camera = new PerspectiveCamera(33, innerWidth / innerHeight, 0.1, 2000);
const fragments = new FragmentsModels("worker.mjs");
const bytes = await (await fetch("build/model.frag")).arrayBuffer();
const model = await fragments.load(bytes, { modelId: "building", camera });
scene.add(model.object);
const size = model.box.getSize(new Vector3()).length();
camera.near = size / 400;
camera.far = size * 12;
camera.updateProjectionMatrix();
camera.position.copy(model.box.getCenter(new Vector3())).add(new Vector3(size, size / 2, size));
camera.lookAt(model.box.getCenter(new Vector3()));
camera.updateMatrixWorld(true);
await fragments.update(true);
renderer.render(scene, camera);
// Until the picture is there, not only asked for.
renderer.getContext().readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
window.readyAt = performance.now();
document.documentElement.dataset.draws = renderer.info.render.calls;
document.documentElement.dataset.triangles = renderer.info.render.triangles;
document.documentElement.dataset.ready = "scene";
