// Completion at the caret. The server counts signs as Unicode does, the browser in halves of rare ones.
"use strict";
(() => {
  const field = document.getElementById("formula");
  const at = document.getElementById("at");
  const list = document.getElementById("saran");
  const signs = (text) => [...text];
  const ask = () => {
    at.value = signs(field.value.slice(0, field.selectionStart)).length;
    htmx.trigger(field, "lengkapi");
  };

  field.addEventListener("input", ask);
  field.addEventListener("click", ask);
  field.addEventListener("keyup", (event) => {
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) ask();
  });
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest(".suggestion");
    if (!chosen) return;
    const typed = signs(field.value);
    const before = typed.slice(0, Number(chosen.dataset.start)).join("");
    const after = typed.slice(Number(chosen.dataset.end)).join("");
    const text = chosen.dataset.text;
    field.value = before + text + after;
    field.focus();
    field.selectionStart = field.selectionEnd = before.length + text.length;
    ask();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !list.firstElementChild) return;
    list.replaceChildren();
    field.focus();
  });
  if (field.dataset.at) {
    const place = signs(field.value).slice(0, Number(field.dataset.at)).join("").length;
    field.focus();
    field.setSelectionRange(place, place);
  }
})();
