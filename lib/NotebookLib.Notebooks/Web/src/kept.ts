// The cells of this page that a reader changed, by number; kept in this browser only.

const key = (): string => `nl-cellen-${document.body.dataset.page}`;

export function kept(): Record<number, string> {
  try {
    const found = JSON.parse(localStorage.getItem(key()) ?? "{}") as Record<number, unknown>;
    return Object.fromEntries(Object.entries(found).filter(([n, code]) => /^\d+$/.test(n) && typeof code === "string")) as Record<number, string>;
  } catch {
    return {};
  }
}

export function keep(n: number, code: string | null): void {
  const all = kept();
  if (code === null) delete all[n];
  else all[n] = code;
  try {
    if (Object.keys(all).length === 0) localStorage.removeItem(key());
    else localStorage.setItem(key(), JSON.stringify(all));
  } catch { /* then only until the page closes */ }
}

/** All cells of a notebook of one's own. */
export function keepAll(codes: string[]): void {
  try { localStorage.setItem(key(), JSON.stringify(Object.fromEntries(codes.map((code, i) => [i + 1, code])))); } catch { /* then only until the page closes */ }
}
