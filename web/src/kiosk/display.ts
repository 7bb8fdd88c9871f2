/** Whether the page stands on a showroom's display, as its address says: one browser, and many people. */
export function onDisplay(search = location.search): boolean {
  return /[?&]kiosk\b/.test(search);
}
