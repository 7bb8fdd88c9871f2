import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Occlusion as Described } from "../manifest.gen";
import { Enclosure } from "./enclosure";
import { Occlusion, volumeOf } from "./occlusion";

const volume = (stage: number): Described => ({
  stage,
  file: `stage-${stage}.webp`,
  origin: [stage, 2, 3],
  step: 0.5,
  size: [4, 5, 6],
  columns: 2,
  reach: 0.4,
});
const VOLUMES = [volume(1), volume(3)];

/** What travels over the network: each answer comes when the test says so. */
let under: Map<string, (answer: Response) => void>;
let asked: string[];
let closed: number;

beforeEach(() => {
  under = new Map();
  closed = 0;
  asked = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    return new Promise((resolve) => under.set(url, resolve));
  });
  // Node decodes no pictures.
  vi.stubGlobal("createImageBitmap", async () => ({
    width: 8,
    height: 18,
    close: () => {
      closed++;
    },
  }));
});

afterEach(() => vi.unstubAllGlobals());

async function arrive(file: string, status = 200): Promise<void> {
  under.get(`/build/${file}`)?.(new Response("picture", { status }));
  under.delete(`/build/${file}`);
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
}

function known(changed = () => undefined): [Occlusion, Enclosure] {
  const occlusion = new Occlusion(VOLUMES, "/build/", changed);
  return [occlusion, new Enclosure(occlusion)];
}

describe("the openness that a buyer's picture is lit by", () => {
  it("is of the stage on show, or of the last before it that has any", () => {
    expect(volumeOf(VOLUMES, 0)).toBeNull();
    expect(volumeOf(VOLUMES, -1)).toBeNull();
    expect(volumeOf(VOLUMES, 1)?.stage).toBe(1);
    expect(volumeOf(VOLUMES, 2)?.stage).toBe(1);
    expect(volumeOf(VOLUMES, 9)?.stage).toBe(3);
  });

  it("comes after the building, and the picture is drawn anew when it is here", async () => {
    const changed = vi.fn();
    const [occlusion, enclosure] = known(changed);
    enclosure.show(3);
    expect(under.size).toBe(0);
    occlusion.wake();
    expect([...under.keys()]).toEqual(["/build/stage-3.webp"]);
    expect(enclosure.stage).toBe(-1);
    await arrive("stage-3.webp");
    expect(enclosure.stage).toBe(3);
    expect(changed).toHaveBeenCalledTimes(1);
    enclosure.wear();
    expect(occlusion.uniforms["uOpennessOrigin"]?.value.toArray()).toEqual([3, 2, 3, 0.5]);
    expect(occlusion.uniforms["uOpennessSize"]?.value.toArray()).toEqual([4, 5, 6, 2]);
  });

  it("is the last wanted one, whichever arrives first, and none is fetched twice", async () => {
    const [occlusion, enclosure] = known();
    occlusion.wake();
    enclosure.show(1);
    enclosure.show(3);
    enclosure.show(1);
    enclosure.show(3);
    expect(asked).toEqual(["/build/stage-1.webp", "/build/stage-3.webp"]);
    await arrive("stage-3.webp");
    await arrive("stage-1.webp");
    expect(enclosure.stage).toBe(3);
    enclosure.show(1);
    expect(under.size).toBe(0);
    await arrive("");
    expect(enclosure.stage).toBe(1);
  });

  it("is let go on bare ground", async () => {
    const [occlusion, enclosure] = known();
    occlusion.wake();
    enclosure.show(1);
    await arrive("stage-1.webp");
    enclosure.show(-1);
    await arrive("");
    expect(enclosure.stage).toBe(-1);
    enclosure.wear();
    expect(occlusion.uniforms["uOpennessOrigin"]?.value.w).toBe(0);
  });

  it("stays even where the file cannot be had, and is asked for again with the next wish", async () => {
    const [occlusion, enclosure] = known();
    occlusion.wake();
    enclosure.show(1);
    await arrive("stage-1.webp", 503);
    expect(enclosure.stage).toBe(-1);
    enclosure.show(1);
    await arrive("stage-1.webp");
    expect(enclosure.stage).toBe(1);
  });

  it("is each moment's own where two are compared, and fetched once for both", async () => {
    const [occlusion, early] = known();
    const late = new Enclosure(occlusion);
    early.show(1);
    late.show(3);
    occlusion.wake();
    await arrive("stage-1.webp");
    await arrive("stage-3.webp");
    const origin = occlusion.uniforms["uOpennessOrigin"]?.value;
    early.wear();
    expect(origin.x).toBe(1);
    late.wear();
    expect(origin.x).toBe(3);
    early.show(3);
    await arrive("");
    early.wear();
    expect(origin.x).toBe(3);
    expect(asked).toEqual(["/build/stage-1.webp", "/build/stage-3.webp"]);
  });

  it("leaves nothing behind", async () => {
    const [occlusion, enclosure] = known();
    occlusion.wake();
    enclosure.show(1);
    await arrive("stage-1.webp");
    enclosure.show(3);
    enclosure.dispose();
    occlusion.dispose();
    await arrive("stage-3.webp");
    expect(closed).toBe(2);
    expect(enclosure.stage).toBe(1);
  });
});
