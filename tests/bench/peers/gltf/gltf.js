// What most pages do with a building: GLTFLoader with the meshopt decoder, one light, one frame.
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

const renderer = new WebGLRenderer({ canvas: document.getElementById("canvas") });
renderer.setSize(innerWidth, innerHeight, false);
const scene = new Scene();
scene.add(new HemisphereLight("#fff", "#ccc", 1), new DirectionalLight("#fff", 2));
const loader = new GLTFLoader();
loader.setMeshoptDecoder(MeshoptDecoder);
const model = await loader.loadAsync("build/model.glb");
scene.add(model.scene);
const box = new Box3().setFromObject(model.scene);
const size = box.getSize(new Vector3()).length();
const camera = new PerspectiveCamera(33, innerWidth / innerHeight, size / 400, size * 12);
camera.position.copy(box.getCenter(new Vector3())).add(new Vector3(size, size / 2, size));
camera.lookAt(box.getCenter(new Vector3()));
renderer.render(scene, camera);
// Until the picture is there, not only asked for.
renderer.getContext().readPixels(0, 0, 1, 1, 6408, 5121, new Uint8Array(4));
window.readyAt = performance.now();
document.documentElement.dataset.draws = renderer.info.render.calls;
document.documentElement.dataset.ready = "scene";
