import { defineConfig } from "vitest/config";

export default defineConfig({
  server: { fs: { allow: [".."] } },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
    // No test is about how fast a machine is; only what hangs is to end.
    testTimeout: 60_000,
  },
});
