"use strict";
/* The frame of the graph: what is chosen in it stands in our address, and the theme that is chosen here goes to it. */
(() => {
  const frame = document.querySelector("iframe");
  const showTheme = () => frame.contentWindow.postMessage({ theme: document.documentElement.dataset.theme ?? "" }, "*");
  let greeted = false;

  window.addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data?.view !== "string") return;
    const address = new URL(location.href);
    address.hash = data.view;
    history.replaceState(null, "", address);
    if (!greeted) showTheme();
    greeted = true;
  });
  document.addEventListener("theme", showTheme);
  frame.src = `/graph.html${location.hash}`;
})();
