/** The buyers' page opens: its words, its manifest, then everything on it. */
import "./styles/buyer.css";
import { onDisplay } from "./kiosk/display";
import { decodeManifest } from "./manifest.gen";
import { Page } from "./page";
import type { Config } from "./showroom";
import { need } from "./ui/element";
import { machineOf } from "./viewer/machine";
import { Unpacking } from "./viewer/unpacking";
import { named, t, wordsOfPage } from "./words";

async function open(): Promise<void> {
  wordsOfPage();
  const config = JSON.parse(need("config").textContent ?? "") as Config;
  const coming = fetch(`${config.build}manifest.json`);
  // All of it takes its time, and none of it needs the manifest. What fails is met again where it is needed.
  const machine = machineOf(need("canvas", HTMLCanvasElement), location.search);
  const unpacking = machine && new Unpacking();
  if (machine) import("./viewer/viewer").catch(() => undefined);
  // A display hears of every hand before the page does.
  const display = onDisplay() && (await import("./kiosk/showcase")).begin();
  const answer = await coming;
  if (!answer.ok) throw new Error(`manifest.json answered ${answer.status}`);
  const manifest = decodeManifest(await answer.json());
  const { features, stages, storeys } = manifest;
  for (const one of [...stages, ...storeys, ...features]) one.name = named(one.name);
  unpacking?.begin(manifest, config.build);
  new Page(config, manifest, unpacking, await display);
}

open().catch((error: unknown) => {
  // What the server wrote can still be read: the lists, the stages, the homes.
  const root = document.documentElement;
  root.dataset["scene"] = "none";
  root.dataset["ready"] = "list";
  need("scene-note").textContent = t(
    "This page could not start. Please load it again in a minute.",
  );
  need("scene-note").hidden = false;
  throw error;
});
