"use strict";
/* Light or dark by hand. The choice stands in the address, and links to our own pages carry it on; nothing is stored. */
(() => {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const tell = () => button.setAttribute("aria-pressed", isDark());

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    const address = new URL(location.href);
    address.searchParams.set("theme", root.dataset.theme);
    history.replaceState(null, "", address);
    tell();
    document.dispatchEvent(new CustomEvent("theme"));
  });

  /** Give a link that is about to be followed the theme that was chosen here. */
  function carry({ target }) {
    const link = target.closest?.("a[href]");
    if (!root.dataset.theme || !link || link.origin !== location.origin) return;
    const address = new URL(link.href);
    address.searchParams.set("theme", root.dataset.theme);
    if (address.href !== link.href) link.href = address.href;
  }
  for (const about of ["click", "auxclick", "contextmenu"]) document.addEventListener(about, carry, true);
  system.addEventListener("change", tell);
  tell();
})();
