// @ts-check
// A sketch is drawn with pen, finger or mouse, and becomes the picture of the form around it when that is sent.

const ground = "#ffffff";
const ink = "#1d2226";
const widths = { pen: 5, eraser: 40 };

/** @typedef {{ tool: "pen" | "eraser", points: [number, number][] }} Stroke */

/** @param {HTMLFormElement} form */
function prepare(form) {
  const home = form.querySelector("[data-sketch]");
  const canvas = home?.querySelector("canvas");
  const opener = form.querySelector("[data-open-sketch]");
  const file = form.querySelector("input[type=file][name=file]");
  if (!(home instanceof HTMLElement) || !canvas || !(opener instanceof HTMLElement) || !(file instanceof HTMLInputElement)) return;
  const sketch = new Sketch(home, canvas);
  opener.hidden = false;
  opener.addEventListener("click", () => {
    home.hidden = !home.hidden;
    opener.setAttribute("aria-expanded", String(!home.hidden));
    if (!home.hidden) home.scrollIntoView({ block: "nearest" });
  });
  canvas.addEventListener("pointerup", () => {
    const isDrawn = form.querySelector("input[name=sketch]");
    if (isDrawn instanceof HTMLInputElement) isDrawn.checked = true;
  });
  form.addEventListener("submit", (event) => {
    if (home.hidden || sketch.isEmpty || sketch.isTaken) return;
    event.preventDefault();
    canvas.toBlob((picture) => {
      if (!picture) return;
      const files = new DataTransfer();
      files.items.add(new File([picture], "sketch.png", { type: "image/png" }));
      file.files = files.files;
      sketch.isTaken = true;
      form.requestSubmit();
    }, "image/png");
  });
}

class Sketch {
  /** The form has it as its file. */
  isTaken = false;
  #canvas;
  #brush;
  /** @type {Stroke[]} */
  #strokes = [];
  /** @type {Stroke | undefined} */
  #current;
  /** @type {"pen" | "eraser"} */
  #tool = "pen";

  /**
   * @param {HTMLElement} home
   * @param {HTMLCanvasElement} canvas
   */
  constructor(home, canvas) {
    this.#canvas = canvas;
    this.#brush = canvas.getContext("2d");
    home.addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest("[data-tool]") : null;
      if (button instanceof HTMLElement) this.#use(home, button.dataset.tool ?? "");
    });
    canvas.addEventListener("pointerdown", (event) => this.#begin(event));
    canvas.addEventListener("pointermove", (event) => this.#go(event));
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (this.#current = undefined));
    this.#draw();
  }

  get isEmpty() {
    return this.#strokes.length === 0;
  }

  /**
   * @param {HTMLElement} home
   * @param {string} tool
   */
  #use(home, tool) {
    if (tool === "undo") this.#strokes.pop();
    else if (tool === "clear") this.#strokes = [];
    else this.#tool = tool === "eraser" ? "eraser" : "pen";
    for (const button of home.querySelectorAll("[data-tool][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-tool") === this.#tool));
    }
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    if (event.button !== 0 || this.#current) return;
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    this.#current = { tool: this.#tool, points: [this.#place(event)] };
    this.#strokes.push(this.#current);
    this.#changed();
  }

  /** @param {PointerEvent} event */
  #go(event) {
    if (!this.#current) return;
    this.#current.points.push(this.#place(event));
    this.#changed();
  }

  /**
   * @param {PointerEvent} event
   * @returns {[number, number]}
   */
  #place(event) {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [
      (event.clientX - left) / Math.max(1, width) * this.#canvas.width,
      (event.clientY - top) / Math.max(1, height) * this.#canvas.height,
    ];
  }

  #changed() {
    this.isTaken = false;
    this.#draw();
  }

  #draw() {
    const brush = this.#brush;
    if (!brush) return;
    brush.fillStyle = ground;
    brush.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    brush.lineCap = "round";
    brush.lineJoin = "round";
    for (const { tool, points } of this.#strokes) {
      brush.strokeStyle = tool === "pen" ? ink : ground;
      brush.lineWidth = widths[tool];
      brush.beginPath();
      brush.moveTo(...points[0]);
      for (const point of points) brush.lineTo(...point);
      brush.stroke();
    }
  }
}

for (const form of document.querySelectorAll("form[data-attach]")) {
  if (form instanceof HTMLFormElement) prepare(form);
}
