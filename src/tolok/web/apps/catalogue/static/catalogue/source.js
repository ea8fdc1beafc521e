// The source pane: the page is enlarged until the letters of the marked box can be read, with the box in the middle.
// What a person chose instead (the whole page, larger, smaller) is kept. The page works without any of this.
"use strict";
(() => {
  const CHOICE = "tolok:perbesar"; // "" to read the box, "pas" the whole page, else so many panes wide
  const [LEAST, MOST] = [13, 24]; // height of a line's letters, in pixels of the screen
  const [STEP, NEAREST, FARTHEST] = [1.3, 12, 0.2];
  const MARGIN = 12;
  const LARGE = 2200; // pixels: the picture that comes first is blurred beyond
  let shown = null;

  const pane = () => document.getElementById("sumber");
  const frame = () => pane()?.querySelector(".source-scroll");
  const sheet = () => pane()?.querySelector(".sheet");
  const choice = () => localStorage.getItem(CHOICE) ?? "";
  const size = () => ({ width: Number(sheet().dataset.lebar), height: Number(sheet().dataset.tinggi), letter: Number(sheet().dataset.huruf) });
  const marked = () => {
    const box = sheet().querySelector("rect.is-marked");
    return box && Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(box.getAttribute(name))]));
  };

  // How much of the pane's height is on the screen.
  const room = () => {
    const { top, bottom } = frame().getBoundingClientRect();
    const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
    return seen > 100 ? Math.min(seen, frame().clientHeight) : frame().clientHeight;
  };
  // Pixels of the screen to a point of the page.
  const scaleFor = (box) => {
    const { width, height, letter } = size();
    const wide = frame().clientWidth / width;
    const whole = Math.min(wide, room() / height);
    if (choice() === "pas") return whole;
    if (choice()) return wide * Number(choice());
    if (!box) return wide;
    const filled = (frame().clientWidth - 2 * MARGIN) / box.width;
    return Math.max(Math.min(Math.max(filled, LEAST / letter), MOST / letter), whole);
  };
  // Where to scroll so that a box from `start`, `length` long, stands amid `space`; its start where it is longer.
  const amid = (start, length, space) => start - (length + 2 * MARGIN > space ? MARGIN : (space - length) / 2);

  const showSheet = () => {
    const box = marked();
    const scale = scaleFor(box);
    const width = size().width * scale;
    sheet().style.width = `${width}px`;
    const picture = sheet().querySelector("img");
    if (choice() && width > LARGE && picture.getAttribute("src") !== picture.dataset.large) picture.src = picture.dataset.large;
    pane().querySelector(".zoom").hidden = false;
    for (const [name, value] of [["pas", "pas"], ["isian", ""]]) {
      pane().querySelector(`[data-zoom=${name}]`).setAttribute("aria-pressed", String(choice() === value));
    }
    if (!box) return;
    frame().scrollLeft = amid(box.x * scale, box.width * scale, frame().clientWidth);
    frame().scrollTop = amid(box.y * scale, box.height * scale, room());
  };
  const showLine = () => {
    const mark = frame()?.querySelector(".is-marked");
    if (mark) frame().scrollTop += mark.getBoundingClientRect().top - frame().getBoundingClientRect().top - 4 * MARGIN;
  };
  const show = () => {
    shown = pane();
    if (!shown) return;
    if (sheet()) showSheet();
    else showLine();
  };
  const choose = (name) => {
    const now = parseFloat(sheet().style.width) / frame().clientWidth;
    const next = { in: now * STEP, out: now / STEP }[name];
    const to = next ? String(Math.min(Math.max(next, FARTHEST), NEAREST)) : name === "pas" && choice() !== "pas" ? "pas" : "";
    localStorage.setItem(CHOICE, to);
    show();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-zoom]");
    if (button) choose(button.dataset.zoom);
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (shown !== pane()) show();
  });
  window.addEventListener("resize", show);
  show();
})();
