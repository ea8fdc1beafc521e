// The review page with htmx: the open field and its line of the source stay in sight, and a lost connection is told.
"use strict";
(() => {
  const MARGIN = 48;

  const showLine = () => {
    const pane = document.getElementById("sumber");
    const line = pane?.querySelector(".is-marked");
    if (line) pane.scrollTop += line.getBoundingClientRect().top - pane.getBoundingClientRect().top - MARGIN;
  };
  const tellLost = () => {
    const words = document.getElementById("putus");
    if (words) document.getElementById("galat").replaceChildren(words.content.cloneNode(true));
  };

  document.addEventListener("htmx:sendError", tellLost);
  document.addEventListener("htmx:timeout", tellLost);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) document.getElementById("galat").replaceChildren();
  });
  document.addEventListener("htmx:afterSettle", () => {
    showLine();
    document.querySelector(".fields .is-chosen")?.scrollIntoView({ block: "nearest" });
  });
  showLine();
})();
