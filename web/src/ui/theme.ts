/** The page's tokens for whoever paints without style sheets. */

export interface Theme {
  readonly dark: boolean;
  readonly paper: string;
  readonly mark: string;
  readonly accent: string;
}

const DARK = "(prefers-color-scheme: dark)";

export function themeOfPage(): Theme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    dark: matchMedia(DARK).matches,
    paper: token("--paper"),
    mark: token("--under-construction"),
    accent: token("--clay"),
  };
}

export function onTheme(changed: (theme: Theme) => void): void {
  matchMedia(DARK).addEventListener("change", () => changed(themeOfPage()));
}
