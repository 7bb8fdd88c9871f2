// What a plain page does with a build: GLTFLoader, one light, one frame. It knows no homes, stages or days.
// With "?rest" it also loads what it has no use for, so that as much has come over the line as to Maquette's page.
import {
  Box3,
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from "three";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";

const canvas = document.getElementById("canvas");
const renderer = new WebGLRenderer({ canvas });
renderer.setSize(innerWidth, innerHeight, false);
const scene = new Scene();
scene.add(new HemisphereLight("#fff", "#ccc", 1), new DirectionalLight("#fff", 2));
const rest = new URLSearchParams(location.search).has("rest")
  ? fetch("rest.bin").then((answer) => answer.arrayBuffer())
  : null;
const manifest = await (await fetch("build/manifest.json")).json();
const loader = new GLTFLoader();
loader.setMeshoptDecoder(MeshoptDecoder);
const models = await Promise.all(
  manifest.chunks.map(({ file }) => loader.loadAsync(`build/${file}`)),
);
await rest;
for (const model of models) scene.add(model.scene);
const { low, high } = manifest.bounds;
const box = new Box3(new Vector3(...low), new Vector3(...high));
const size = box.getSize(new Vector3()).length();
const camera = new PerspectiveCamera(33, innerWidth / innerHeight, size / 400, size * 12);
camera.position.copy(box.getCenter(new Vector3())).add(new Vector3(size, size / 2, size));
camera.lookAt(box.getCenter(new Vector3()));
renderer.render(scene, camera);
// Until the picture is there, not only asked for.
renderer.getContext().readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
window.readyAt = performance.now();
document.documentElement.dataset.ready = "scene";
document.documentElement.dataset.draws = renderer.info.render.calls;
