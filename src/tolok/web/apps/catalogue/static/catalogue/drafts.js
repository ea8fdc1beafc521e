// What is typed and not saved yet outlives a reload and a dropped line: it is kept in this window's sessionStorage and
// put back, with a word that it is not saved. Saving, or throwing it away, forgets it.
"use strict";
(() => {
  const STORE = `tolok:ketikan:${location.pathname.match(/keputusan\/\d+/)?.[0]}`;
  const read = () => JSON.parse(sessionStorage.getItem(STORE) ?? "{}");
  const write = (drafts) => sessionStorage.setItem(STORE, JSON.stringify(drafts));
  const forget = (path) => {
    const drafts = read();
    delete drafts[path];
    write(drafts);
  };
  const same = (one, other) => one.replace(/\r\n/g, "\n").trim() === other.replace(/\r\n/g, "\n").trim();
  const idOf = (path) => path.replace(/[^A-Za-z0-9_]/gu, (sign) => sign === "/" ? "" : `-${sign.codePointAt(0).toString(16)}`);

  const restored = new WeakSet();

  const notice = (words, onDrop, onUse) => {
    const made = document.getElementById("belum").content.cloneNode(true);
    made.querySelector("[data-kata]").textContent = words;
    made.querySelector("[data-buang]").addEventListener("click", onDrop);
    const use = made.querySelector("[data-pakai]");
    use.hidden = !onUse;
    if (onUse) use.addEventListener("click", onUse);
    const root = made.firstElementChild;
    root.classList.add("draft");
    return root;
  };
  const keep = (field) => {
    const { path, shown, susunan } = field.form.elements;
    const drafts = read();
    if (same(field.value, shown.value)) delete drafts[path.value];
    else {
      const item = field.closest("li");
      const label = `${item.querySelector(".field-place").textContent} · ${item.querySelector(".field-name span").textContent}`;
      drafts[path.value] = { text: field.value, shown: shown.value, mark: susunan.value, label };
    }
    write(drafts);
  };

  const restore = () => {
    const drafts = read();
    const field = document.querySelector(".fields .is-chosen .edit-form [name=text]");
    const here = field?.form.elements.path.value;
    document.querySelectorAll(".draft").forEach((old) => old.remove());
    const draft = drafts[here];
    if (draft) offer(field, here, draft);
    const mark = document.querySelector(".edit-form [name=susunan]")?.value;
    for (const [path, other] of Object.entries(drafts)) {
      const name = document.getElementById(idOf(path))?.querySelector(".field-name");
      if (path === here || !name || (mark && other.mark !== mark)) continue;
      const badge = document.createElement("span");
      badge.className = "badge badge-fair draft";
      badge.textContent = "ketikan belum disimpan";
      name.append(badge);
    }
    listed(drafts, here, mark);
  };
  const offer = (field, path, draft) => {
    const { shown, susunan } = field.form.elements;
    const drop = () => {
      forget(path);
      field.value = shown.value;
      restore();
      field.focus();
    };
    if (draft.mark !== susunan.value) return;
    if (same(draft.text, shown.value)) return forget(path);
    if (same(draft.shown, shown.value)) {
      if (!same(field.value, shown.value) && !restored.has(field)) return; // still typed, or sent back with a reason
      if (!restored.has(field)) field.value = draft.text;
      restored.add(field);
      field.form.prepend(notice("Ketikan Anda pada isian ini dikembalikan; simpanlah bila sudah benar.", drop));
      return;
    }
    const use = () => {
      field.value = draft.text;
      keep(field);
      restore();
      field.focus();
    };
    if (!same(field.value, draft.text)) field.form.prepend(notice(`Isian ini berubah sejak Anda mengetik: «${draft.text}».`, drop, use));
  };
  const listed = (drafts, here, mark) => {
    const place = document.getElementById("ketikan");
    if (!place) return;
    const found = Object.entries(drafts).filter(([path, draft]) => mark && (draft.mark !== mark || (path !== here && !document.getElementById(idOf(path)))));
    place.replaceChildren(...found.map(([path, draft]) => {
      const words = draft.mark === mark ? `${draft.label}: «${draft.text}».` : `Susunan baris sudah berubah sejak Anda mengetik pada ${draft.label}: «${draft.text}». Salinlah ke isian yang benar.`;
      const one = notice(words, () => { forget(path); restore(); });
      if (draft.mark === mark) {
        const link = document.createElement("a");
        link.href = `${location.pathname.match(/.*keputusan\/\d+\//)[0]}?pilih=${encodeURIComponent(path)}`;
        link.textContent = "Buka isiannya";
        one.querySelector(".row").prepend(link);
      }
      return one;
    }));
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches?.(".edit-form [name=text]")) keep(event.target);
  });
  document.addEventListener("tolok:cancel", (event) => {
    const field = event.target;
    const { path, shown } = field.form.elements;
    const typed = field.value;
    if (same(typed, shown.value)) return;
    field.value = shown.value;
    forget(path.value);
    restore();
    const back = notice(`Ketikan dibatalkan: «${typed}».`, () => back.remove(), () => {
      field.value = typed;
      keep(field);
      back.remove();
      field.focus();
    });
    field.form.prepend(back);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { requestConfig, successful, xhr } = event.detail;
    const isSaved = successful || xhr.getResponseHeader("HX-Redirect"); // htmx calls the latter neither good nor bad
    if (isSaved && requestConfig.verb === "post" && /\/ubah\/(\?|$)/.test(requestConfig.path)) {
      forget(new FormData(requestConfig.elt.closest?.("form") ?? undefined).get("path") ?? requestConfig.parameters.path);
    }
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id !== "susun" && event.target.id !== "sumber") restore();
  });
  const openFirst = () => {
    const mark = document.querySelector(".edit-form [name=susunan]")?.value;
    const chosen = document.querySelector(".fields .is-chosen");
    const found = Object.entries(read()).filter(([, draft]) => draft.mark === mark).map(([path]) => document.getElementById(idOf(path)));
    if (!location.search.includes("pilih=") && !found.includes(chosen)) found.find(Boolean)?.querySelector(".field-name a")?.click();
  };

  restore();
  window.addEventListener("load", openFirst);
})();
