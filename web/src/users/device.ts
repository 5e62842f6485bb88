const BROWSERS = ["Edg", "OPR", "Firefox", "Chrome", "Safari", "curl"] as const;
const NAMES: Readonly<Record<(typeof BROWSERS)[number], string>> = {
  Edg: "Edge",
  OPR: "Opera",
  Firefox: "Firefox",
  Chrome: "Chrome",
  Safari: "Safari",
  curl: "curl",
};
const SYSTEMS = ["Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux"] as const;

/** What a browser's own description says to a person, such as `Firefox on Windows`. */
export function deviceOf(userAgent: string | null): string {
  if (userAgent === null) {
    return "Unknown device";
  }
  const browser = BROWSERS.find((each) => userAgent.includes(`${each}/`));
  const system = SYSTEMS.find((each) => userAgent.includes(each));
  const name = browser === undefined ? "Unknown browser" : NAMES[browser];
  return system === undefined ? name : `${name} on ${system}`;
}
