import {
  BufferAttribute,
  BufferGeometry,
  DataArrayTexture,
  DataTexture,
  FloatType,
  Group,
  InterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  RGBAFormat,
} from "three";
import { expect, test } from "vitest";
import { bytesOfBuffers, bytesOfPicture, bytesOfTexture, memoryOf } from "./memory";

const triangle = () => {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(9), 3));
  geometry.setIndex(new BufferAttribute(new Uint16Array(3), 1));
  return geometry;
};

test("what two walls share is held once", () => {
  const shared = triangle();
  const root = new Group().add(new Mesh(shared), new Mesh(shared), new Mesh(triangle()));
  expect(bytesOfBuffers(root)).toBe(2 * (36 + 6));
});

test("normals and materials that lie in one array are held once", () => {
  const geometry = triangle();
  const both = new InterleavedBuffer(new Int8Array(12), 4);
  geometry.setAttribute("normal", new InterleavedBufferAttribute(both, 3, 0, true));
  geometry.setAttribute("material", new InterleavedBufferAttribute(both, 1, 3));
  expect(bytesOfBuffers(new Mesh(geometry))).toBe(36 + 6 + 12);
});

test("tiles of brick and parquet are held with their smaller images, figures without", () => {
  const tiles = new DataArrayTexture(null, 512, 512, 17);
  tiles.generateMipmaps = true;
  expect(bytesOfTexture(tiles)).toBe(Math.round((512 * 512 * 17 * 4 * 4) / 3));
  const palette = new DataTexture(new Float32Array(40), 10, 1, RGBAFormat, FloatType);
  expect(bytesOfTexture(palette)).toBe(160);
  expect(bytesOfTexture(null)).toBe(0);
});

test("a phone's picture and shadows leave room for a building", () => {
  const pixels = 412 * 2 * 915 * 2;
  expect(bytesOfPicture(pixels, true)).toBe(pixels * 40);
  const { shadows, picture, total } = memoryOf(new Group(), [null], 2048, pixels, true);
  expect(total).toBe(shadows + picture);
  expect(total).toBeLessThan(100e6);
});
