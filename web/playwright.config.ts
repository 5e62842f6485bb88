import { defineConfig } from "@playwright/test";

/**
 * The running product: OSIRIS_URL and OSIRIS_ADMIN_PASSWORD_FILE say where it is and how to get in; OSIRIS_OIDC_ISSUER
 * and OSIRIS_OIDC_CLIENT_SECRET_FILE, when it was started with them, where it expects the provider of its single
 * sign-on; OSIRIS_L2_BASE_URL and OSIRIS_L2_KEY_FILE, where its planner expects a model. With FLASHPODS_URL and
 * FLASHPODS_TOKEN_FILE the page of a running Flashpods instead.
 */
const notHere = [
  "flashpods.spec.ts",
  ...(process.env.OSIRIS_OIDC_ISSUER === undefined ? ["sso.spec.ts"] : []),
  ...(process.env.OSIRIS_L2_BASE_URL === undefined ? ["planner.spec.ts", "learning.spec.ts"] : []),
];

export default defineConfig({
  testDir: "e2e",
  ...(process.env.FLASHPODS_URL === undefined ? { testIgnore: notHere } : { testMatch: "flashpods.spec.ts" }),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: process.env.OSIRIS_URL ?? "http://127.0.0.1:8000",
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: process.env.OSIRIS_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
