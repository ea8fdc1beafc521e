// Keys of the review page. What a key presses says so itself: aria-keyshortcuts on the button or link. No key of one
// letter works while something is typed, and they can be switched off (WCAG 2.1.4).
"use strict";
(() => {
  const OFF = "tolok:pintas-mati";
  const TYPED = "textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])";
  const PRESSED = "a, button, summary, input, [role=button]";
  let byKey = false;
  let busy = 0; // requests under way: what is open will change
  let steps = 0; // asked for meanwhile: steps, and then to edit
  let edits = false;

  const chosen = () => document.querySelector(".fields .is-chosen");
  const box = () => chosen()?.querySelector(".edit-form [name=text]");
  const isChanged = (field) => field.value !== field.form.elements.shown.value;
  const find = (key) => {
    const named = `[aria-keyshortcuts="${CSS.escape(key)}"]`;
    return chosen()?.querySelector(named) ?? document.querySelector(named);
  };
  const press = (element) => {
    if (element && element.getAttribute("aria-disabled") !== "true") element.click();
    return Boolean(element);
  };

  const step = (by) => {
    const items = [...document.querySelectorAll(".fields > li")];
    const next = items[items.indexOf(chosen()) + by];
    byKey = true;
    const pressed = press(next?.querySelector(".field-name a")) || press(document.querySelector(by > 0 ? "#isian [rel=next]" : "#isian [rel=prev]"));
    byKey = false;
    return pressed;
  };
  const confirmOrSave = () => {
    const field = box();
    if (field && isChanged(field)) return press(field.form.querySelector("[type=submit]"));
    return press(chosen()?.querySelector("[aria-keyshortcuts=Enter]")) || step(1);
  };
  const edit = () => {
    const field = box();
    if (!field) return false;
    field.focus();
    if (field.matches("textarea, [type=text]")) field.setSelectionRange(field.value.length, field.value.length);
    return true;
  };
  const undo = () => {
    const last = document.getElementById("batal-terakhir");
    const same = document.querySelector(`.undo-form[data-suntingan="${last?.dataset.suntingan}"] button`);
    return press(same ?? last?.querySelector("button"));
  };
  const help = () => {
    const words = document.getElementById("pintas");
    if (!words) return false;
    words.open = !words.open;
    if (words.open) words.querySelector("summary").focus();
    else document.dispatchEvent(new CustomEvent("tolok:back"));
    return true;
  };
  const KEYS = { j: () => step(1), k: () => step(-1), e: edit, u: undo, "?": help, "=": () => press(find("+")) };

  const typedKey = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (event.target === box()) return confirmOrSave();
      return press(event.target.closest("#susun form")?.querySelector("[type=submit]"));
    }
    if (event.key !== "Escape" || event.target !== box()) return false;
    event.target.dispatchEvent(new CustomEvent("tolok:cancel", { bubbles: true }));
    (chosen().querySelector("[aria-keyshortcuts=Enter]") ?? chosen()).focus();
    return true;
  };
  const waitingKey = (key) => {
    steps += { j: 1, k: -1 }[key] ?? 0;
    edits ||= key === "e";
    return true; // and nothing else: nobody has seen yet what comes
  };
  const plainKey = (event) => {
    if (busy && (event.key.length === 1 || event.key === "Enter")) return waitingKey(event.key);
    if (event.key === "Enter") {
      if (event.target.closest(PRESSED) && !event.ctrlKey) return false;
      return confirmOrSave();
    }
    if (event.key === "Escape") return Boolean(event.target.closest("#pintas[open]")) && help();
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return false;
    return Object.hasOwn(KEYS, event.key) ? KEYS[event.key]() : event.key.length === 1 && event.key !== " " && press(find(event.key));
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if (event.target.matches?.(TYPED) ? typedKey(event) : plainKey(event)) event.preventDefault();
  });
  document.addEventListener("htmx:beforeRequest", () => {
    busy += 1;
  });
  document.addEventListener("htmx:afterRequest", () => {
    busy -= 1;
    const by = Math.sign(steps);
    steps -= by;
    if (busy) return;
    if (by) step(by);
    else if (edits) edit();
    edits &&= Boolean(by);
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (byKey) event.detail.parameters.fokus = "tombol";
  });

  // Where the caret stands, or what is marked, goes along into the panel that cuts or moves text.
  let caret = { start: 0, end: 0, path: "" };
  document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (field !== box()) return;
    caret = { start: field.selectionStart, end: field.selectionEnd, path: field.form.elements.path.value };
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const field = box();
    if (event.target.id !== "susun" || !field || caret.path !== field.form.elements.path.value || isChanged(field)) return;
    const cut = event.target.querySelector("[data-pecah]");
    const place = [...(cut?.options ?? [])].find((one) => Number(one.value) > 0 && Number(one.value) >= caret.start);
    if (place && caret.start > 0) cut.value = place.value;
    const part = event.target.querySelector("[data-bagian]");
    if (part && caret.end > caret.start) {
      part.value = field.value.slice(caret.start, caret.end).trim();
      const lead = field.value.slice(caret.start, caret.end).length - field.value.slice(caret.start, caret.end).trimStart().length;
      event.target.querySelector("[data-mulai]").value = caret.start + lead;
    }
  });

  const off = document.getElementById("pintas-mati");
  if (off) {
    off.checked = Boolean(localStorage.getItem(OFF));
    off.addEventListener("change", () => off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF));
  }
})();
