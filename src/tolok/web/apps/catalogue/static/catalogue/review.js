// The review page with htmx: the open field and its place in the source stay in sight, the page zooms, and a lost
// connection is told. The page works without any of this.
"use strict";
(() => {
  const MARGIN = 48;
  const ZOOMS = [1, 1.5, 2, 3];
  const FOCUS = "tolok:fokus";
  let zoom = 0;

  const pane = () => document.getElementById("sumber");
  const showPlace = () => {
    const scroll = pane();
    const mark = scroll?.querySelector(".is-marked");
    if (!mark) return;
    const tools = scroll.querySelector(".source-tools")?.offsetHeight ?? 0;
    const [place, frame] = [mark.getBoundingClientRect(), scroll.getBoundingClientRect()];
    scroll.scrollTop += place.top - frame.top - MARGIN - tools;
    scroll.scrollLeft += Math.max(0, place.right - frame.right + MARGIN) + Math.min(0, place.left - frame.left - MARGIN);
  };
  const showZoom = () => {
    const sheet = pane()?.querySelector(".sheet");
    if (!sheet) return;
    pane().querySelector(".zoom").hidden = false;
    sheet.style.width = `${ZOOMS[zoom] * 100}%`;
    const picture = sheet.querySelector("img");
    if (zoom > 0 && picture.getAttribute("src") !== picture.dataset.large) picture.src = picture.dataset.large;
    for (const [name, end] of [["in", ZOOMS.length - 1], ["out", 0]]) {
      pane().querySelector(`[data-zoom=${name}]`).setAttribute("aria-disabled", String(zoom === end));
    }
  };
  const tellLost = () => {
    const words = document.getElementById("putus");
    if (words) document.getElementById("galat").replaceChildren(words.content.cloneNode(true));
  };
  const showChosen = () => {
    const chosen = document.querySelector(".fields .is-chosen");
    if (!chosen || chosen.querySelector("#susun:not(:empty)")) return;
    const isBeside = pane().getBoundingClientRect().right <= chosen.getBoundingClientRect().left;
    chosen.scrollIntoView({ block: isBeside ? "nearest" : "start" });
  };
  const focusChosen = () => {
    const chosen = document.querySelector(".fields .is-chosen");
    (chosen?.querySelector("#susun [autofocus]") ?? chosen?.querySelector("[aria-keyshortcuts=Enter]") ?? chosen)?.focus();
  };
  const closePanel = () => {
    document.getElementById("susun")?.replaceChildren();
    focusChosen();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-zoom], [data-tutup]");
    if (!button) return;
    if ("tutup" in button.dataset) return closePanel();
    const step = { in: 1, out: -1 }[button.dataset.zoom];
    zoom = step ? Math.min(Math.max(zoom + step, 0), ZOOMS.length - 1) : 0;
    showZoom();
    showPlace();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest?.("#susun")) return;
    closePanel();
    event.preventDefault();
  });
  document.addEventListener("htmx:sendError", tellLost);
  document.addEventListener("htmx:timeout", tellLost);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) document.getElementById("galat").replaceChildren();
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) sessionStorage.setItem(FOCUS, "1");
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    for (const button of document.querySelectorAll("[data-tutup]")) button.hidden = false;
    showZoom();
    if (event.target.id !== "susun") showPlace();
    showChosen();
  });

  for (const button of document.querySelectorAll("[data-tutup]")) button.hidden = false;
  showZoom();
  showPlace();
  if (sessionStorage.getItem(FOCUS) || location.hash || location.search.includes("pilih=")) focusChosen();
  sessionStorage.removeItem(FOCUS);
  document.addEventListener("tolok:back", focusChosen);
})();
