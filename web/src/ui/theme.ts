import { createTheme, type MantineColorsTuple } from "@mantine/core";

// The brand colour is the fifth shade. It is too light for text on white: light mode writes in the eighth.
const teal: MantineColorsTuple = [
  "#effaf9",
  "#d7f2f0",
  "#aee5e1",
  "#78d3cd",
  "#3cbcb4",
  "#26a39b",
  "#1a857f",
  "#136b67",
  "#0f5754",
  "#0c4341",
];

export const theme = createTheme({
  colors: { teal },
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  black: "#12211f",
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace',
  headings: { fontWeight: "650" },
  defaultRadius: "md",
  focusRing: "auto",
  cursorType: "pointer",
});
