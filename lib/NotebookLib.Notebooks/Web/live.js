// Brings the figures of a page to life with plotly.js, each when it comes into view, exactly where its static picture put
// things: plots, ticks, labels and remarks come from the picture's data-placement. Whatever goes wrong, the picture stays.
// Needs the global Plotly (plotly-nl.js) and live.css.
import { apart } from "./src/apart";

// plotly.js cannot hatch a flow or a cell, keep two figures on one scale or break an axis: these stay pictures
const STILL = new Set(["alluvial", "paired", "matrix"]);
// a chart that was made elsewhere and that we do not draw comes as it was made, with the traces of plotly-meer.js
const OURS = new Set(["scatter", "bar", "sankey", "heatmap"]);
const own = document.currentScript?.src;
let all;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const touch = matchMedia("(pointer: coarse)").matches;
const SIGNS = { circle: "●", "circle-open": "○", square: "■", diamond: "◆", "triangle-up": "▲", "triangle-down": "▼", x: "✕" };
const SVG = "http://www.w3.org/2000/svg";
const BARE = { showgrid: false, zeroline: false, showline: false, automargin: false, ticks: "", tickangle: 0, ticklabeloverflow: "allow", tickmode: "array", tickvals: [], ticktext: [] };

const axisKey = (reference) => `${reference[0]}axis${reference.slice(1)}`;

/** The layout in which plotly.js draws what the picture shows: no margins, every plot in its own box of pixels. */
function fit(spec, place, { width, height, scale }) {
  const layout = structuredClone(spec.layout);
  const down = (y) => 1 - (y * scale) / height;
  const size = Math.max(12, 13 * scale);
  for (const plot of place.plots) {
    const [left, top, right, bottom] = plot.box;
    const rows = layout[axisKey(plot.y)]?.type === "category";
    const ink = { tickfont: { size, color: rows ? "#1c1c1a" : "#55534d" }, linecolor: "#767676", gridcolor: "#e4e1da", zerolinecolor: "#55524c" };
    const old = { x: layout[axisKey(plot.x)] ?? {}, y: layout[axisKey(plot.y)] ?? {} };
    const zero = rows && old.x.range && Math.min(...old.x.range) <= 0;
    layout[axisKey(plot.x)] = {
      ...old.x, ...BARE, ...ink, title: { text: "" }, domain: [(left * scale) / width, (right * scale) / width], range: plot.across, anchor: plot.y,
      tickvals: plot.xticks.map((t) => t[0]), ticktext: plot.xticks.map((t) => t[1]), ticklabelstandoff: 4,
      showgrid: rows && plot.xticks.length > 0, zeroline: Boolean(zero), showline: !rows && plot.xticks.length > 0,
    };
    layout[axisKey(plot.y)] = {
      ...old.y, ...BARE, ...ink, title: { text: "" }, domain: [down(bottom), down(top)], anchor: plot.x, ticklabelstandoff: rows ? 7 : 5,
      tickvals: plot.yticks.map((t) => t[0]), ticktext: plot.yticks.map((t) => t[1]), showgrid: !rows || plot.dense, zeroline: !rows,
    };
  }
  const notes = layout.annotations ?? [];
  for (const note of notes.filter((n) => n.name === "nl-end")) note.visible = false;
  for (const { note, x, at, lines } of place.remarks) {
    const plot = place.plots.find((p) => p.y === (notes[note].yref ?? "y"));
    const [low, high] = layout[axisKey(plot.y)].range;
    const head = plot.box[3] - ((notes[note].y - low) / (high - low)) * (plot.box[3] - plot.box[1]);
    const after = at[0] > x - 20;
    Object.assign(notes[note], {
      text: lines.join("<br>"), align: "left", font: { size, color: "#33322e" }, showarrow: true, arrowhead: 0, arrowwidth: 1, arrowcolor: "#8a8a8a", standoff: 5,
      xanchor: after ? "left" : "right", yanchor: "bottom", borderpad: 0, ax: 0, ay: (at[1] + lines.length * 15 + 4 - head) * scale,
    });
  }
  return {
    ...layout, width, height, autosize: false, showlegend: false, margin: { l: 0, r: 0, t: 0, b: 0, pad: 0 }, font: { ...layout.font, size, color: "#1c1c1a" },
    hoverlabel: { bgcolor: "#fff", bordercolor: "#8a8a8a", font: { size: 13, color: "#1c1c1a" }, align: "left", namelength: -1 },
    modebar: { bgcolor: "rgba(0,0,0,0)", color: "#767676", activecolor: "#0072B2" }, dragmode: touch ? false : "zoom", transition: { duration: calm ? 0 : 150 },
  };
}

/** The series, with the end signs and the texts that the picture shows. */
function traces(spec, place) {
  const data = structuredClone(spec.data);
  for (const trace of data.filter((t) => t.type === "bar")) {
    trace.textfont = { size: 13 };
    if (place.plots.some((p) => !p.texts)) trace.textposition = "none";
  }
  for (const trace of data.filter((t) => Array.isArray(t.text) && (t.orientation === "h" || t.mode === "markers+text"))) {
    trace.text = trace.text.map((text) => (text ? `\u00a0${text}\u00a0` : text)); // plotly.js sets texts close to their marks
  }
  for (const { trace, sign } of place.labels) {
    const series = data[trace];
    if (!series || series.type === "bar" || !sign || !Array.isArray(series.marker?.symbol) || !Array.isArray(series.y)) continue;
    const last = series.y.findLastIndex((y) => y !== null);
    series.marker.symbol[last] = sign + (series.marker.symbol[last] ?? "").replace(/^[a-z]+/, "");
  }
  return data;
}

/** The text of a label as nodes; the only markup in it is bold. */
function words(line) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return line.split(/<b>(.*?)<\/b>/).map((part, i) => {
    if (i % 2 === 0) return document.createTextNode(plain(part));
    const bold = document.createElement("b");
    bold.textContent = plain(part);
    return bold;
  });
}

/** Pushes the text of a last tick in, as in the picture: plotly.js sets it in the middle, over the edge of the chart. */
function inside(box, frame) {
  const { right } = frame.getBoundingClientRect();
  for (const text of box.querySelectorAll(".xtick text")) {
    const over = text.getBoundingClientRect().right - right;
    if (over > 0) text.setAttribute("x", text.getAttribute("x") - over);
  }
}

/** plotly.js with all traces that draw in SVG, fetched once, for pages that need it. */
function meer() {
  all ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = new URL("plotly-meer.js", own ?? document.baseURI);
    script.onload = () => done(globalThis.PlotlyMeer);
    script.onerror = () => failed(new Error("plotly-meer.js is er niet"));
    document.head.append(script);
  });
  return all;
}

class Live {
  constructor(figure) {
    this.picture = figure.querySelector(".nl-picture");
    this.spec = JSON.parse(figure.querySelector("script.nl-plotly").textContent);
    this.kind = this.spec.layout?.meta?.kind;
    this.hidden = new Set();
    this.free = this.spec.data.some((t) => !OURS.has(t.type ?? "scatter"));
    // rows without width: plotly.js writes their number over the point
    const bare = (t) => (Array.isArray(t.text) && t.text.includes("onbekend")) || (t.type === "bar" && t.x.some((x) => x === 0));
    this.fixed = STILL.has(this.kind) || (this.kind === "ranges" && this.spec.data.some(bare));
  }

  /** The picture that the page shows at this width, and its size. */
  shown() {
    this.picture.classList.remove("nl-is-live");
    const svg = [...this.picture.querySelectorAll("svg.nl-svg")].find((s) => s.getBoundingClientRect().width > 0);
    const box = svg?.getBoundingClientRect();
    if (this.box) this.picture.classList.add("nl-is-live");
    return svg?.dataset.placement && { place: JSON.parse(svg.dataset.placement), size: { width: Math.floor(box.width), height: Math.floor(box.height), scale: box.width / svg.viewBox.baseVal.width, own: svg.viewBox.baseVal.width } };
  }

  async draw() {
    if (this.free) return this.drawFree();
    const { place, size } = this.shown() ?? {};
    const rows = this.spec.layout?.yaxis?.type === "category" || this.kind === "specifications";
    if (!size || this.fixed || (rows && size.own < 480)) return this.still(); // names above their rows: only in the picture
    if (this.size && size.width === this.size.width && size.height === this.size.height) return;
    this.size = size;
    const frame = document.createElement("div");
    try {
      frame.className = "nl-live";
      frame.style.width = `${size.width}px`;
      frame.style.height = `${size.height}px`;
      const box = document.createElement("div");
      box.setAttribute("role", "group"); // its buttons can be reached, so it is no single picture
      box.setAttribute("aria-label", this.spec.layout.meta?.alt ?? "");
      frame.append(box);
      this.picture.append(frame);
      const layout = fit(this.spec, place, size);
      const data = traces(this.spec, place);
      for (const at of this.hidden) data[at].visible = false;
      await Plotly.newPlot(box, data, layout, {
        locale: "nl", displaylogo: false, displayModeBar: touch ? false : "hover", responsive: false, doubleClick: "reset",
        modeBarButtons: [["zoom2d", "resetScale2d", { name: "save", title: "Bewaar als plaatje", icon: Plotly.Icons.camera, click: () => this.save() }]],
      });
      this.drop();
      Object.assign(this, { frame, box });
      this.label(place, size);
      for (const tool of box.querySelectorAll(".modebar-btn")) tool.tabIndex = -1; // for the mouse: a chart is no place to stop three times
      inside(box, frame);
      box.on("plotly_afterplot", () => inside(box, frame));
      this.picture.classList.add("nl-is-live");
      box.on("plotly_relayout", () => frame.classList.toggle("nl-zoomed", place.plots.some((p) => {
        const now = box.layout[axisKey(p.x)].range;
        return Math.abs(now[0] - p.across[0]) + Math.abs(now[1] - p.across[1]) > 1e-6 * Math.abs(p.across[1] - p.across[0]);
      })));
    } catch (problem) {
      console.warn("Deze figuur blijft een plaatje:", problem);
      frame.remove();
      this.still();
    }
  }

  /** The chart as its maker drew it, as wide as the page. */
  async drawFree() {
    const width = Math.floor(this.picture.getBoundingClientRect().width);
    if (!width || width === this.size?.width) return;
    this.size = { width, height: this.spec.layout?.height ?? Math.round(Math.min(520, Math.max(300, width * 0.6))) };
    const frame = document.createElement("div");
    try {
      frame.className = "nl-live";
      const box = document.createElement("div");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", this.spec.layout?.meta?.alt ?? "");
      frame.append(box);
      this.picture.append(frame);
      const lib = await meer();
      const layout = structuredClone(this.spec.layout ?? {});
      const font = { family: "Inter, system-ui, sans-serif", size: 13, color: "#1c1c1a", ...layout.font };
      Object.assign(layout, { ...this.size, autosize: false, font, paper_bgcolor: "rgba(0,0,0,0)", title: { text: "" }, separators: ",.", margin: { l: 40, r: 40, t: 20, b: 30, ...layout.margin } });
      await lib.newPlot(box, structuredClone(this.spec.data), layout, { locale: "nl", displaylogo: false, displayModeBar: false, responsive: false });
      this.drop();
      Object.assign(this, { frame, box, lib });
      this.picture.classList.add("nl-is-live");
    } catch (problem) {
      console.warn("Deze figuur blijft een tabel:", problem);
      frame.remove();
      this.still();
    }
  }

  /** The labels of the series as buttons, in their places: click, Enter or the space bar hides or shows a series. */
  label(place, { scale }) {
    const leads = document.createElementNS(SVG, "svg");
    leads.setAttribute("class", "nl-leads");
    leads.setAttribute("aria-hidden", "true");
    const many = new Set(place.labels.map((l) => l.trace).filter((t) => t >= 0)).size > 1;
    for (const { trace, at, lines, color, lead, sign } of place.labels) {
      const label = document.createElement(many && trace >= 0 ? "button" : "span");
      label.className = sign === undefined ? "nl-end" : "nl-end nl-key";
      label.style.left = `${at[0] * scale}px`;
      label.style.top = `${at[1] * scale}px`;
      label.style.fontSize = `${Math.max(12, 13 * scale)}px`;
      if (sign === undefined && color.startsWith("#")) label.style.color = color;
      if (sign !== undefined) {
        const mark = document.createElement("i");
        mark.textContent = SIGNS[sign] ?? (sign === "" ? "" : "●");
        mark.style.color = color;
        label.append(mark);
      }
      lines.forEach((line, i) => label.append(...(i > 0 ? [document.createElement("br")] : []), ...words(line)));
      if (label.tagName === "BUTTON") {
        label.type = "button";
        label.title = "Verberg of toon deze reeks";
        label.setAttribute("aria-pressed", String(!this.hidden.has(trace)));
        label.addEventListener("click", () => this.toggle(trace, label));
      }
      this.frame.append(label);
      if (lead) {
        const line = document.createElementNS(SVG, "line");
        const ends = { x1: lead[0], y1: lead[1], x2: at[0] - 3, y2: at[1] + lines.length * 7.5 };
        for (const [key, value] of Object.entries(ends)) line.setAttribute(key, value * scale);
        leads.append(line);
      }
    }
    this.frame.append(leads);
    apart(this.frame, leads);
  }

  toggle(trace, label) {
    const show = this.hidden.delete(trace);
    if (!show) this.hidden.add(trace);
    label.setAttribute("aria-pressed", String(show));
    Plotly.restyle(this.box, { visible: show }, [trace]);
  }

  /** The chart as a picture file, with its labels and title. */
  save() {
    const { width, height } = this.size;
    const layout = structuredClone(this.box.layout);
    const { title = "", subtitle = "" } = layout.meta ?? {};
    for (const note of layout.annotations ?? []) if (note.name === "nl-end") Object.assign(note, { visible: true, xshift: 8 });
    Object.assign(layout, { height: height + 60, margin: { l: 0, r: 0, t: 60, b: 0 }, paper_bgcolor: "#fff", showlegend: this.spec.layout.showlegend, title: { text: `<b>${title}</b><br>${subtitle}`, x: 0.01, xanchor: "left", font: { size: 14 } } });
    return Plotly.downloadImage({ data: this.box.data, layout }, { format: "png", scale: 2, width, height: height + 60, filename: "figuur" });
  }

  drop() {
    if (!this.frame) return;
    (this.lib ?? Plotly).purge(this.box);
    this.frame.remove();
    this.frame = this.box = null;
  }

  still() {
    this.drop();
    this.size = null;
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
      const settled = () => { entry.target.dataset.settled = entry.target.querySelector(".nl-is-live") ? "live" : "still"; };
      try {
        const live = new Live(entry.target);
        lives.set(entry.target, live);
        live.draw().then(() => { settled(); resized.observe(entry.target); });
      } catch (problem) {
        console.warn("Deze figuur blijft een plaatje:", problem);
        settled();
      }
    }
  }, { rootMargin: "150px" });
  const observe = (root) => {
    for (const figure of root.querySelectorAll("figure.nl-figure")) {
      if (figure.querySelector("script.nl-plotly") && figure.querySelector(".nl-picture svg")) seen.observe(figure);
    }
  };
  observe(document);
  document.addEventListener("nl:part", (event) => observe(event.detail)); // a preview replaces parts
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
