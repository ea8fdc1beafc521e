// The review page with htmx: the open field stays in sight, a lost connection is told, what another reader read is put
// into the field. The page works without any of this.
"use strict";
(() => {
  const FOCUS = "tolok:fokus";

  const pane = () => document.getElementById("sumber");
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

  const useReading = (button) => {
    const field = button.form.querySelector("textarea[id], input[id]");
    field.value = button.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-tutup], [data-bacaan]");
    if (!button) return;
    if ("tutup" in button.dataset) return closePanel();
    event.preventDefault();
    useReading(button);
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
  document.addEventListener("htmx:afterSettle", () => {
    for (const button of document.querySelectorAll("[data-tutup]")) button.hidden = false;
    showChosen();
  });

  for (const button of document.querySelectorAll("[data-tutup]")) button.hidden = false;
  if (sessionStorage.getItem(FOCUS) || location.hash || location.search.includes("pilih=")) {
    focusChosen();
    showChosen();
  }
  sessionStorage.removeItem(FOCUS);
  document.addEventListener("tolok:back", focusChosen);
})();
