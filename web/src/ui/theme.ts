import { Button, createTheme, type MantineColorsTuple } from "@mantine/core";

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

// Greys of the dark mode, with a little of the brand in them: text, borders, fields, surfaces, page.
const dark: MantineColorsTuple = [
  "#dfe9e7",
  "#b6c5c3",
  "#8fa19f",
  "#6d807d",
  "#3a4b49",
  "#2f3f3d",
  "#1f2c2a",
  "#172120",
  "#121b1a",
  "#0f1716",
];

export const theme = createTheme({
  colors: { teal, dark },
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  black: "#12211f",
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, monospace',
  headings: { fontWeight: "650" },
  defaultRadius: "md",
  // Named, so that app.css can find it.
  components: { Button: Button.extend({ defaultProps: { variant: "filled" } }) },
  focusRing: "auto",
  cursorType: "pointer",
});
