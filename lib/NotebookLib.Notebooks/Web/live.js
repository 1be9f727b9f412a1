// Brings the figures of a page to life with plotly.js, each when it comes into view, in the place and size of its static
// picture. Whatever goes wrong, the picture stays. Needs the global Plotly (plotly-nl.js) and live.css.

const NARROW = 480;
// plotly.js cannot hatch a flow or a cell, keep two figures on one scale or break an axis: these stay pictures
const STILL = new Set(["alluvial", "paired", "matrix"]);
const SMALL = new Set(["line", "index"]); // kinds that are readable as live charts on a phone
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const touch = matchMedia("(pointer: coarse)").matches;
const ruler = document.createElement("canvas").getContext("2d");

const textWidth = (markup, size = 13) => {
  ruler.font = `${size}px Inter, system-ui, sans-serif`;
  return ruler.measureText(markup.replace(/<[^>]*>/g, "")).width * 1.04;
};

const wrap = (markup, width) => {
  const lines = [""];
  for (const word of markup.split(" ")) {
    const tried = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (textWidth(tried) <= width || !lines.at(-1)) lines[lines.length - 1] = tried;
    else lines.push(word);
  }
  return lines;
};

/** The layout for a width and height: labels beside their lines and remarks above the plot, as in the picture. */
function fit(spec, width, height) {
  const layout = structuredClone(spec.layout);
  const kind = layout.meta?.kind;
  const margin = { l: 56, r: 24, t: 40, b: 36, ...layout.margin };
  const notes = layout.annotations ?? [];
  const ends = notes.filter((a) => a.name === "nl-end");
  const remarks = notes.filter((a) => a.name === "nl-note").sort((a, b) => b.x - a.x);

  if (ends.length) {
    const room = width * (width < NARROW ? 0.3 : 0.36);
    for (const label of ends) {
      label.text = wrap(label.text, room).join("<br>");
      label.align = "left";
      const line = spec.data.find((t) => t.name && `${label.text.replaceAll("<br>", " ")}`.startsWith(`${t.name} `));
      if (line?.line?.width > 2) label.font = { color: line.line.color };
    }
    margin.r = 16 + Math.max(...ends.flatMap((a) => a.text.split("<br>").map((line) => textWidth(line))));
  }
  if (kind === "dumbbell" && layout.xaxis?.range) {
    const [low, high] = layout.xaxis.range;
    const room = (high - low) * 0.1;
    layout.xaxis.range = [low === 0 ? 0 : low - room, high + room];
  }

  const axis = layout.xaxis ?? {};
  const across = (x) => margin.l + ((x - axis.range?.[0]) / (axis.range?.[1] - axis.range?.[0])) * (width - margin.l - margin.r);
  let rows = 0;
  for (const remark of remarks) {
    const after = across(remark.x) < width * 0.6;
    const lines = wrap(remark.text, Math.min(220, after ? width - across(remark.x) - 8 : across(remark.x) - 8));
    Object.assign(remark, { text: lines.join("<br>"), align: "left", xanchor: after ? "left" : "right", yanchor: "bottom", showarrow: true, arrowhead: 0, arrowwidth: 1, arrowcolor: "#8a8a8a", standoff: 4, ax: 0, nlRow: rows });
    rows += lines.length;
  }
  if (remarks.length) margin.t = 18 + rows * 16;

  const inner = height - margin.t - margin.b;
  const down = (a) => {
    const y = layout[a.yref && a.yref !== "y" ? "yaxis" + a.yref.slice(1) : "yaxis"] ?? {};
    const [from, to] = y.domain ?? [0, 1];
    const [low, high] = y.range ?? [0, 1];
    return inner * (1 - from - ((a.y - low) / (high - low)) * (to - from));
  };
  for (const remark of remarks) {
    remark.ay = -(down(remark) + 4 + remark.nlRow * 16);
    delete remark.nlRow;
  }

  // labels pushed apart, as little as may be
  let floor = -10;
  const placed = ends.map((a) => ({ a, h: a.text.split("<br>").length * 16 + 2, at: down(a) })).sort((p, q) => p.at - q.at);
  for (const p of placed) floor = (p.top = Math.max(p.at - p.h / 2, floor)) + p.h;
  let limit = inner + 10;
  for (const p of placed.toReversed()) limit = p.top = Math.min(p.top, limit - p.h);
  for (const p of placed) Object.assign(p.a, { yanchor: "middle", yshift: p.at - p.top - p.h / 2, xshift: 10, captureevents: true });

  return { ...layout, width, height, margin, autosize: false, modebar: { bgcolor: "rgba(0,0,0,0)", color: "#8a8a8a", activecolor: "#0072B2" }, dragmode: touch ? false : "zoom", transition: { duration: calm ? 0 : 150 } };
}

class Live {
  constructor(figure) {
    this.figure = figure;
    this.picture = figure.querySelector(".nl-picture");
    this.spec = JSON.parse(figure.querySelector("script.nl-plotly").textContent);
    this.kind = this.spec.layout?.meta?.kind;
    this.fixed = STILL.has(this.kind) || (this.kind === "ranges" && this.spec.data.some((t) => Array.isArray(t.text) && t.text.includes("onbekend")));
  }

  /** The size of the static picture that the page shows at this width. */
  size() {
    this.picture.classList.remove("nl-is-live");
    const shown = [...this.picture.querySelectorAll("svg.nl-svg")].map((s) => s.getBoundingClientRect()).find((r) => r.width > 0);
    if (this.box) this.picture.classList.add("nl-is-live");
    return shown && { width: Math.floor(shown.width), height: Math.floor(shown.height) };
  }

  async draw() {
    const size = this.size();
    if (!size || this.fixed || (size.width < NARROW && !SMALL.has(this.kind))) return this.still();
    if (size.width === this.width && size.height === this.height) return;
    Object.assign(this, size);
    try {
      const box = document.createElement("div");
      box.className = "nl-live";
      box.setAttribute("role", "img");
      box.setAttribute("aria-label", this.spec.layout.meta?.alt ?? "");
      box.style.width = `${size.width}px`;
      box.style.height = `${size.height}px`;
      this.picture.append(box);
      await Plotly.newPlot(box, structuredClone(this.spec.data), fit(this.spec, size.width, size.height), {
        locale: "nl", displaylogo: false, displayModeBar: touch ? false : "hover", responsive: false, doubleClick: "reset",
        modeBarButtons: [["zoom2d", "resetScale2d", "toImage"]],
      });
      this.drop();
      this.box = box;
      this.picture.classList.add("nl-is-live");
      box.on("plotly_clickannotation", (event) => this.toggle(event));
    } catch (problem) {
      console.warn("Deze figuur blijft een plaatje:", problem);
      for (const left of this.picture.querySelectorAll(".nl-live")) left.remove();
      this.still();
    }
  }

  /** A click on the label of a line hides or shows it. */
  toggle({ annotation, index }) {
    if (annotation.name !== "nl-end") return;
    const at = this.box.data.findIndex((t) => t.name && annotation.text.replaceAll("<br>", " ").startsWith(`${t.name} `));
    if (at < 0) return;
    const hidden = this.box.data[at].visible === false;
    Plotly.update(this.box, { visible: hidden }, { [`annotations[${index}].opacity`]: hidden ? 1 : 0.35 }, [at]);
  }

  drop() {
    if (this.box) {
      Plotly.purge(this.box);
      this.box.remove();
      this.box = null;
    }
  }

  still() {
    this.drop();
    this.width = this.height = 0;
    this.picture.classList.remove("nl-is-live");
  }
}

const lives = new WeakMap();

function start() {
  if (!globalThis.Plotly) return;
  let timer = 0;
  const waiting = new Set();
  const resized = new ResizeObserver((entries) => {
    for (const entry of entries) waiting.add(entry.target);
    clearTimeout(timer);
    timer = setTimeout(() => {
      for (const figure of waiting) lives.get(figure)?.draw();
      waiting.clear();
    }, 150);
  });
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((e) => e.isIntersecting)) {
      seen.unobserve(entry.target);
      try {
        const live = new Live(entry.target);
        lives.set(entry.target, live);
        live.draw().then(() => resized.observe(entry.target));
      } catch (problem) {
        console.warn("Deze figuur blijft een plaatje:", problem);
      }
    }
  }, { rootMargin: "150px" });
  for (const figure of document.querySelectorAll("figure.nl-figure")) {
    if (figure.querySelector("script.nl-plotly") && figure.querySelector(".nl-picture svg")) seen.observe(figure);
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
