// Two windows of one page that tell each other which slide is shown: by channel where the browser gives one, and by message between
// the window and the one that it opened, which also works from disk. A place is a number, so that hearing it twice does no harm.

export const LEADER = "#voor-wie-leidt";

const name = (): string => `nl-dia ${location.pathname}`;

interface Said { nl: "dia"; what: "at" | "go" | "hello" | "bye"; at: number }

function read(data: unknown): Said | null {
  const said = data as Partial<Said> | null;
  return said?.nl === "dia" && typeof said.what === "string" && Number.isInteger(said.at) ? (said as Said) : null;
}

class Wire {
  private readonly channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(name()) : null;

  constructor(private readonly other: () => Window | null, private readonly heard: (said: Said) => void) {
    this.channel?.addEventListener("message", this.take);
    addEventListener("message", this.take);
  }

  private readonly take = (e: MessageEvent): void => {
    if (e.source !== null && e.source !== this.other()) return; // a message of a window that is not ours
    const said = read(e.data);
    if (said) this.heard(said);
  };

  send(what: Said["what"], at: number): void {
    const said: Said = { nl: "dia", what, at };
    this.channel?.postMessage(said);
    this.other()?.postMessage(said, "*"); // a file has no origin to name; only a place goes over
  }

  close(): void {
    this.channel?.close();
    removeEventListener("message", this.take);
  }
}

/** The side of the wall. */
export class Line {
  private window: Window | null = null;
  private readonly wire: Wire;

  constructor(hello: () => void, go: (at: number) => void) {
    this.wire = new Wire(() => this.window, (said) => { if (said.what === "hello") hello(); else if (said.what === "go") go(said.at); });
  }

  open(): void {
    if (this.window && !this.window.closed) this.window.focus();
    else this.window = open(location.href.split("#")[0] + LEADER, "_blank", "popup,width=1180,height=760");
  }

  say(at: number): void { this.wire.send("at", at); }

  close(): void {
    this.wire.send("bye", 0);
    this.wire.close();
  }
}

/** The side of who leads. */
export class Lead {
  private readonly wire: Wire;

  constructor(at: (at: number) => void, gone: () => void) {
    this.wire = new Wire(() => opener as Window | null, (said) => { if (said.what === "at") at(said.at); else if (said.what === "bye") gone(); });
    this.wire.send("hello", 0);
  }

  go(at: number): void { this.wire.send("go", at); }
}
