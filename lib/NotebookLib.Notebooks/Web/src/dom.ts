// Small helpers to make elements. Text always enters as text: nothing here reads HTML.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void)>;

const SVG = "http://www.w3.org/2000/svg";

function fill(element: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) if (child) element.append(child);
}

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}

export function s<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag);
  fill(element, attributes, children);
  return element;
}

export const all = <T extends Element>(selector: string, within: ParentNode = document): T[] => [...within.querySelectorAll<T>(selector)];

/** The folded code of each block that shows any, in order; how a source was cleaned folds in the same way, and is no code. */
export const folded = (): HTMLDetailsElement[] => all<HTMLDetailsElement>("article .pair > .show > details.code:not(.cleaned)");

/** A number as a Dutch reader writes it. */
export function dutch(value: number, decimals = 0): string {
  return new Intl.NumberFormat("nl-NL", { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replace("-", "−");
}

/** Reads 1.234,5 as well as 1234.5; null when it is no number. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/\s|%/g, "").replace("−", "-");
  if (!/^[+-]?(\d{1,3}(\.\d{3})+|\d+)?([,.]\d+)?$/.test(plain) || !/\d/.test(plain)) return null;
  const parts = plain.includes(",") || /^[+-]?\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll(".", "").replace(",", ".") : plain;
  const value = Number(parts);
  return Number.isFinite(value) ? value : null;
}

/** Offers a text or picture as a file; nothing leaves the computer. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
