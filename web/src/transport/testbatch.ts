// For tests: batches as a visit makes them.
import type { Batch, Pose } from "../wire.gen";

export function testBatch(seq: number, more: Partial<Batch> = {}): Batch {
  return {
    id: `batch-${String(seq).padStart(6, "0")}`,
    visit: "visit-0001",
    development: "harbour",
    consent: "consent-0001",
    seq,
    began: 1_700_000_000_000 + seq * 5_000,
    offset: 0,
    active: 5_000,
    background: 1_000,
    rows: [{ feature: "a-2", stage: "structure", attention: 4_000, exposure: 5_000, viewable: 0 }],
    actions: [],
    poses: [],
    dropped: 0,
    ...more,
  };
}

export function testPoses(count: number): Pose[] {
  return Array.from({ length: count }, (_, i) => ({
    at: i * 250,
    eye: [i, 160, 200],
    target: [0, 160, 0],
    stage: "structure",
  }));
}
