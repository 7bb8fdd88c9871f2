/** The languages that the page can be read in: another one shows what is on show. */

/** Have the links in `list` lead to the address of the page as it is when one is followed. */
export function keepPlace(list: HTMLElement | null): void {
  list?.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLAnchorElement)) return;
    const query = new URLSearchParams(location.search);
    query.set("lang", target.hreflang);
    target.search = String(query);
  });
}
