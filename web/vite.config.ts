import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { mockCentral } from "./e2e/mock/plugin";

const central = `http://127.0.0.1:${process.env.OSIRIS_PORT ?? "8000"}`;

export default defineConfig(({ mode }) => ({
  plugins: [react(), ...(mode === "mock" ? [mockCentral()] : [])],
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: mode === "mock" ? {} : { "/api": central, "/health": central, "/v3": central },
  },
  preview: { host: "127.0.0.1", port: 5174 },
  build: {
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // For older browsers light-dark() is rewritten in a way that needs a literal color-scheme; ours is Mantine's variable.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    chunkSizeWarningLimit: 1500,
  },
}));
