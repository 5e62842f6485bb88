import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "@playwright/test";
import { receiver } from "./machines";

const ROOT = resolve(import.meta.dirname, "../..");
const SHORT_CODE = /this short code there:\s+([0-9A-Z]{4}-[0-9A-Z]{4})/g;
const SMALL = [
  "-XX:+UseSerialGC",
  "-XX:TieredStopAtLevel=1",
  "-Xmx128m",
  "--enable-native-access=ALL-UNNAMED",
];

/** The appliance's own program without an identity, as it stands in a clinic: somebody sees its console. */
export class WaitingAppliance {
  readonly #folder = mkdtempSync(join(tmpdir(), "waiting-appliance-"));
  readonly #process: ChildProcessWithoutNullStreams;
  #console = "";

  /** @param prepared its MAC address, and the code that lies on it in a file */
  constructor(prepared?: { mac: string; code: string }) {
    const target = join(ROOT, "appliance/target");
    const jar = readdirSync(target).find((name) => /^appliance-.*\.jar$/.test(name)) ?? "appliance.jar";
    if (prepared !== undefined) {
      writeFileSync(join(this.#folder, "primary-mac"), prepared.mac, { mode: 0o600 });
      writeFileSync(this.codeFile, prepared.code, { mode: 0o600 });
    }
    this.#process = spawn(
      join(execFileSync(join(ROOT, "dev/java-home"), { encoding: "utf8" }).trim(), "bin/java"),
      [
        ...[...SMALL, "-jar", join(target, jar), "--state-dir", this.#folder, "--api-endpoint", receiver()],
        ...["--provision-file", this.codeFile],
      ],
      { env: { PATH: process.env.PATH, LANG: "C.UTF-8", HEALING_DRY_RUN: "true", MCP_URL: receiver() } },
    );
    const show = (text: Buffer): void => {
      this.#console += text.toString("utf8");
    };
    this.#process.stdout.on("data", show);
    this.#process.stderr.on("data", show);
  }

  /** Where it looks for a code. */
  get codeFile(): string {
    return join(this.#folder, "provision-code");
  }

  /** What its screen has shown so far. */
  get console(): string {
    return this.#console;
  }

  /** The n-th short code that it shows, from 1. */
  async shortCode(number = 1): Promise<string> {
    await expect.poll(() => this.#shortCodes().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(number);
    return this.#shortCodes()[number - 1] ?? "";
  }

  #shortCodes(): string[] {
    return [...this.#console.matchAll(SHORT_CODE)].map(([, code = ""]) => code);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = new Promise((resolved) => this.#process.once("exit", resolved));
      this.#process.kill();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
