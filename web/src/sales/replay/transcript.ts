/** A visit in words, a line for each look, act and silence: what the scene shows, for whoever does not see it. Pure. */
import type { Replay, ReplayStretch } from "../../replay.gen";
import { inASentence, t } from "../../words";
import { gradesOf } from "./attended";
import type { Span } from "./silence";

export interface Line {
  /** Ms of the visit. */
  readonly at: number;
  readonly kind: "look" | "act" | "silence";
  readonly text: string;
  /** How long it took; 0 for what is done at once. */
  readonly ms: number;
  /** Name of the stage that was on show, "" where that is not known. */
  readonly stage: string;
}

/** Looks of which nothing else got so much are told without it: a share of the time. */
const WORTH_NAMING = 0.2;
/** What an act brought is in the pose log this much later, ms. */
const SEEN_AFTER = 400;
/** A look goes on over a pause of so long, ms. */
const ON = 1_500;

/** All lines of `replay` in time's order; `stageAt` names the stage on show. */
export function transcriptOf(
  { stretches, acts }: Pick<Replay, "stretches" | "acts">,
  silences: readonly Span[],
  stageAt: (at: number) => string,
): Line[] {
  const lines: Line[] = looksOf(stretches, stageAt);
  for (const { at, text } of acts)
    lines.push({ at, kind: "act", text, ms: 0, stage: stageAt(at + SEEN_AFTER) });
  for (const { since, until } of silences)
    lines.push({
      at: since,
      kind: "silence",
      text: t("Nothing: they were away, or did nothing"),
      ms: until - since,
      stage: stageAt(since),
    });
  return lines.sort((a, b) => a.at - b.at);
}

/** A line for each unbroken look at one thing; what was beside it for a good part of the time is named too. */
function looksOf(stretches: readonly ReplayStretch[], stageAt: (at: number) => string): Line[] {
  const runs: ReplayStretch[][] = [];
  for (const stretch of stretches) {
    const [lead] = stretch.shares;
    if (!lead) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last?.shares[0]?.thing === lead.thing &&
      stretch.since - last.until <= ON &&
      stageAt(stretch.since) === stageAt(last.since);
    if (run && goesOn) run.push(stretch);
    else runs.push([stretch]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    const names = namesOf(run);
    if (!first || !names.length) return [];
    return [
      {
        at: first.since,
        kind: "look" as const,
        text: t("Looked at {things}", { things: inASentence(names) }),
        ms: run.reduce((sum, one) => sum + (one.shares[0]?.ms ?? 0), 0),
        stage: stageAt(first.since),
      },
    ];
  });
}

function namesOf(run: readonly ReplayStretch[]): string[] {
  const [lead] = run[0]?.shares ?? [];
  const beside = new Set(
    run.flatMap((stretch) =>
      gradesOf(stretch)
        .filter(({ share }) => share >= WORTH_NAMING)
        .map(({ name }) => name),
    ),
  );
  return lead ? [...new Set([lead.name, ...beside])] : [];
}
