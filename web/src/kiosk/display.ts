/** Whether the page stands on a showroom's display, as its address says: one browser, and many people. asked.ts reads the rest. */
export function onDisplay(): boolean {
  return /[?&]kiosk\b/.test(location.search);
}
